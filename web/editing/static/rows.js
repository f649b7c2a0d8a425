// Rows of lists: added, moved and taken out without asking the desk. Their names are numbered anew, so
// that "Nguồn 2" is the second one.

const PARTS = ["name", "id", "for", "aria-describedby", "data-for", "value"];

const number = (row, list, place) => {
  const before = row.dataset.row;
  if (before === String(place)) return;
  const written = [[`${list}.${before}`, `${list}.${place}`], [`${list}-${before}`, `${list}-${place}`],
    [`:${list}:${before}`, `:${list}:${place}`]];
  for (const element of row.querySelectorAll("*")) {
    for (const part of PARTS) {
      if (part === "value" && element.name !== "_nut") continue;
      let text = element.getAttribute(part);
      if (text === null) continue;
      for (const [from, to] of written) {
        const at = text.indexOf(from);
        const next = text[at + from.length];
        if (at >= 0 && (next === undefined || /[^0-9]/.test(next))) text = text.replace(from, to);
      }
      element.setAttribute(part, text);
    }
  }
  row.dataset.row = place;
};

const numberAll = (list) => {
  const name = list.dataset.list;
  const rows = [...list.querySelector(".rows").children];
  // Aside first, so that no two rows bear one number on the way.
  rows.forEach((row, place) => number(row, name, `${place}x`));
  rows.forEach((row, place) => number(row, name, place));
};

const isBlank = (row) => [...row.querySelectorAll("input, textarea, select")].every((box) => !box.value.trim());

export const rowsIn = (form, prepare, changed) => {
  const add = (list) => {
    const rows = list.querySelector(".rows");
    const row = list.querySelector("template").content.firstElementChild.cloneNode(true);
    for (const element of row.querySelectorAll("*")) {
      for (const part of PARTS) {
        const text = element.getAttribute(part);
        if (text) element.setAttribute(part, text.replace("#", "new").replace("-moi", "-new"));
      }
    }
    row.dataset.row = "new";
    rows.append(row);
    numberAll(list);
    prepare(row);
    return row;
  };

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-rows]");
    if (!button) return;
    event.preventDefault();
    const list = button.closest("[data-list]"), row = button.closest(".row");
    const asked = button.dataset.rows;
    if (asked === "add") {
      add(list).querySelector("input, select, textarea").focus();
    } else if (asked === "remove") {
      const near = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      numberAll(list);
      (near?.querySelector("input, select, textarea") ?? list.querySelector(".add")).focus();
    } else {
      const other = asked === "up" ? row.previousElementSibling : row.nextElementSibling;
      if (!other) return;
      if (asked === "up") other.before(row); else other.after(row);
      numberAll(list);
      row.querySelector(`[data-rows=${asked}]`).focus();
    }
    changed();
  });

  // A list of single values always has a blank row at its end.
  form.addEventListener("input", (event) => {
    const list = event.target.closest?.(".many-simple");
    if (list && !isBlank(list.querySelector(".rows").lastElementChild)) add(list);
  });
};
