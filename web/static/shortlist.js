// Shortlists kept in this browser: a counter, boxes that stay ticked, several lists by name. Only a
// comfort: a list is whole in its address, and the forms work without this script.
"use strict";

const KEY = "guong-sang.tuyen-chon";
const read = () => {
  try {
    return { current: "Tuyển chọn", lists: {}, ...JSON.parse(localStorage.getItem(KEY)) };
  } catch {
    return { current: "Tuyển chọn", lists: {} };
  }
};
const write = (kept) => {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept));
  } catch {
    return; // storage is full or forbidden: the address still holds the list
  }
  show();
};
const parametersOf = (kept) => new URLSearchParams(kept.lists[kept.current] ?? "");
const idsOf = (kept) => parametersOf(kept).getAll("id");
// Where a kept list stands: packed as its page last was, with what was chosen or dropped since; else as it is.
const queryOf = (kept, name = kept.current) => {
  const plain = kept.lists[name] ?? "", base = kept.packed?.[name];
  if (!base) return plain;
  const now = new URLSearchParams(plain).getAll("id"), then = base.ids;
  const query = new URLSearchParams(base.query);
  for (const id of now) if (!then.includes(id)) query.append("id", id);
  for (const id of then) if (!now.includes(id)) query.append("drop", id);
  return query.toString();
};

const show = () => {
  const kept = read(), ids = idsOf(kept);
  for (const link of document.querySelectorAll("[data-shortlist]")) {
    link.querySelector(".count").textContent = ids.length ? ` ${ids.length}` : "";
    const query = queryOf(kept);
    link.href = link.dataset.shortlist + (query ? `?${query}` : "");
  }
  for (const box of document.querySelectorAll("input[data-choose]")) {
    box.checked = ids.includes(box.value);
  }
  for (const form of document.querySelectorAll("form[data-choose-one]")) {
    const button = form.querySelector("button");
    button.textContent = ids.includes(form.elements.id.value) ? button.dataset.drop : button.dataset.add;
  }
  dispatchEvent(new CustomEvent("shortlist", { detail: ids.length })); // to the bar: chosen.js
};

const change = (id, isWanted) => {
  const kept = read(), parameters = parametersOf(kept);
  const ids = parameters.getAll("id").filter((each) => each !== id);
  parameters.delete("id");
  for (const each of isWanted ? [...ids, id] : ids) parameters.append("id", each);
  if (!parameters.has("name") && kept.current !== "Tuyển chọn") parameters.set("name", kept.current);
  kept.lists[kept.current] = parameters.toString();
  write(kept);
};

for (const box of document.querySelectorAll("input[data-choose]")) {
  box.addEventListener("change", () => change(box.value, box.checked));
}

for (const form of document.querySelectorAll("form[data-choose-one]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const id = form.elements.id.value, isWanted = !idsOf(read()).includes(id);
    change(id, isWanted);
    form.querySelector("[role=status]").textContent = isWanted ? "Đã thêm." : "Đã bỏ.";
  });
}
for (const form of document.querySelectorAll("form[data-choose-many]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    location.assign(document.querySelector("[data-shortlist]").href);
  });
}

const page = document.querySelector("[data-shortlist-page]");
if (page) {
  const { query, packed, name } = page.dataset;
  const pack = (kept) => {
    kept.packed = { ...kept.packed, [name]: undefined };
    if (packed) kept.packed[name] = { query: packed, ids: new URLSearchParams(query).getAll("id") };
  };
  const keep = () => {
    const kept = read();
    kept.lists[name] = query;
    kept.current = name;
    pack(kept);
    write(kept);
  };
  const hasIds = new URLSearchParams(query).has("id");
  const kept = read();
  const isOurs = document.referrer.startsWith(location.origin + location.pathname);
  if (!location.search && !isOurs && kept.lists[kept.current]) {
    location.replace(`${location.pathname}?${queryOf(kept)}`);
  } else if (hasIds && kept.lists[name] !== query) {
    if ((isOurs && name in kept.lists) || !Object.keys(kept.lists).length) keep();
    else offer(name in kept.lists);
  } else if (hasIds) {
    kept.current = name;
    pack(kept);
    write(kept);
  } else if (isOurs && name in kept.lists) {
    keep();
  }
  listSaved();

  function offer(isThere) {
    const label = isThere ? "Thay danh sách cùng tên đã giữ" : "Giữ danh sách này trong trình duyệt";
    page.append(button(label, () => { keep(); page.hidden = true; listSaved(); }));
    page.hidden = false;
  }
  function listSaved() {
    const section = document.querySelector("[data-saved-lists]"), list = section.querySelector("ul");
    const saved = read();
    const entries = Object.keys(saved.lists).map((title) => {
      const item = document.createElement("li"), link = item.appendChild(document.createElement("a"));
      link.href = `${location.pathname}?${queryOf(saved, title)}`;
      link.textContent = title;
      item.append(" ", button("Xóa", () => {
        const now = read();
        delete now.lists[title];
        delete now.packed?.[title];
        write(now);
        listSaved();
      }, `Xóa danh sách ${title}`));
      return item;
    });
    list.replaceChildren(...entries);
    section.hidden = !entries.length;
  }
  function button(text, action, label = text) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "plain-button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.addEventListener("click", action);
    return made;
  }
}
show();
addEventListener("pageshow", show);
