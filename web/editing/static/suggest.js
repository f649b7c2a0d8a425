// Suggestions under a box. They never touch what is being typed (Telex and Unikey compose in the box
// itself); a chosen one takes its place.

let numbers = 0;

const set = (element, attributes) => {
  for (const name in attributes) element.setAttribute(name, attributes[name]);
  return element;
};

const suggest = (input) => {
  const list = set(document.createElement("ul"), {
    role: "listbox", id: `goi-y-${numbers++}`, class: "suggestions", "aria-label": "Gợi ý",
  });
  const place = document.createElement("span");
  place.className = "suggest-place";
  input.before(place);
  place.append(input, list);
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": list.id });
  let active = -1, composing = false, timer, request;
  list.hidden = true;

  const highlight = (at) => {
    active = at;
    [...list.children].forEach((option, number) => set(option, { "aria-selected": number === at }));
    if (at < 0) return input.removeAttribute("aria-activedescendant");
    set(input, { "aria-activedescendant": list.children[at].id });
    list.children[at].scrollIntoView({ block: "nearest" });
  };
  const stop = () => {
    clearTimeout(timer);
    request?.abort();
  };
  const show = (found) => {
    stop();
    list.replaceChildren(...found.map(({ text, note }, at) => {
      const option = set(document.createElement("li"), { role: "option", id: `${list.id}-${at}`, "data-text": text });
      option.append(Object.assign(document.createElement("span"), { className: "suggestion-text", textContent: text }));
      if (note) option.append(Object.assign(document.createElement("span"), { className: "suggestion-label", textContent: note }));
      return option;
    }));
    highlight(-1);
    list.hidden = !found.length;
    set(input, { "aria-expanded": found.length > 0 });
  };
  const ask = async () => {
    const { signal } = (request = new AbortController());
    const typed = input.value.trim();
    try {
      const address = `/goi-y-o?o=${encodeURIComponent(input.dataset.suggest)}&q=${encodeURIComponent(typed)}`;
      const found = typed ? await (await fetch(address, { signal })).json() : [];
      const isTaken = found.length === 1 && found[0].text === input.value;
      if (!signal.aborted && document.activeElement === input) show(isTaken ? [] : found);
    } catch {
      if (!signal.aborted) show([]);
    }
  };
  const wait = (event) => {
    composing = event.type === "compositionstart" || (composing && event.type !== "compositionend");
    stop();
    if (!composing || matchMedia("(pointer: coarse)").matches) timer = setTimeout(ask, 120);
  };
  const take = (option) => {
    input.value = option.dataset.text;
    show([]);
    input.dispatchEvent(new Event("input", { bubbles: true }));
    stop();
  };
  for (const type of ["compositionstart", "compositionend", "input"]) input.addEventListener(type, wait);
  input.addEventListener("blur", () => show([]));
  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing || event.keyCode === 229 || !count) return;
    if (event.key === "ArrowDown") highlight(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") highlight(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && active >= 0) take(list.children[active]);
    else if (event.key === "Tab" && active >= 0) return take(list.children[active]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[data-text]");
    if (option) take(option);
  });
};

export const suggestIn = (within) => within.querySelectorAll("[data-suggest]:not([role])").forEach(suggest);
