// Suggestions under a search box. They never touch what is being typed (Telex and Unikey compose
// in the box itself); without this script nothing is missing.
"use strict";

for (const form of document.querySelectorAll("form[data-suggest]")) {
  const input = form.querySelector("[type=search]");
  const add = (parent, name, attributes, text = "") => {
    const element = parent.appendChild(document.createElement(name));
    element.textContent = text;
    return set(element, attributes);
  };
  const set = (element, attributes) => {
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    return element;
  };
  const list = add(input.parentNode, "ul", {
    role: "listbox", id: `${input.id}-goi-y`, class: "suggestions", "aria-label": "Gợi ý",
  });
  const status = add(form, "p", { role: "status", class: "unseen" });
  const answers = new Map();
  let active = -1, composing = false, timer, request;
  list.hidden = true;
  set(input, {
    role: "combobox", "aria-autocomplete": "list", "aria-expanded": false, "aria-controls": list.id,
  });

  const highlight = (place) => {
    active = place;
    [...list.children].forEach((option, at) => set(option, { "aria-selected": at === place }));
    if (place < 0) return input.removeAttribute("aria-activedescendant");
    set(input, { "aria-activedescendant": list.children[place].id });
    list.children[place].scrollIntoView({ block: "nearest" });
  };

  const stop = () => {
    clearTimeout(timer);
    request?.abort();
  };

  const show = (suggestions) => {
    stop();
    list.replaceChildren();
    for (const { text, label, url } of suggestions) {
      const id = `${list.id}-${list.children.length}`;
      const option = add(list, "li", { role: "option", id, "data-url": url });
      add(option, "span", { class: "suggestion-text" }, text);
      add(option, "span", { class: "suggestion-label" }, label);
    }
    highlight(-1);
    const count = list.children.length;
    list.hidden = !count;
    set(input, { "aria-expanded": count > 0 });
    status.textContent = count ? `${count} gợi ý, dùng phím mũi tên để chọn` : "";
  };
  const close = () => show([]);

  const ask = async () => {
    const typed = input.value;
    const signal = (request = new AbortController()).signal;
    try {
      if (typed.trim() && !answers.has(typed)) {
        const url = `${form.dataset.suggest}?q=${encodeURIComponent(typed)}`;
        const answer = await fetch(url, { signal });
        if (answer.ok) answers.set(typed, (await answer.json()).suggestions);
      }
      if (!signal.aborted && document.activeElement === input) show(answers.get(typed) || []);
    } catch {
      if (!signal.aborted) close();
    }
  };

  const wait = (event) => {
    composing = event.type === "compositionstart" || (composing && event.type !== "compositionend");
    stop();
    // Keyboards of phones compose every word; there the list is in nobody's way.
    if (!composing || matchMedia("(pointer: coarse)").matches) timer = setTimeout(ask, 120);
  };

  for (const type of ["compositionstart", "compositionend", "input"]) {
    input.addEventListener(type, wait);
  }
  input.addEventListener("blur", close);
  addEventListener("pagehide", close);

  input.addEventListener("keydown", (event) => {
    const count = list.children.length;
    if (event.isComposing || event.keyCode === 229 || !count) return;
    if (event.key === "ArrowDown") highlight(active + 1 < count ? active + 1 : -1);
    else if (event.key === "ArrowUp") highlight(active < 0 ? count - 1 : active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter" && active >= 0) list.children[active].click();
    else return;
    event.preventDefault();
  });

  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target.closest("[data-url]");
    if (option) location.assign(option.dataset.url);
  });
}
