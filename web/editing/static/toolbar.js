// A few marks of Markdown for the body. execCommand, old as it is, keeps the browser's own undo.

const type = (area, text) => {
  area.focus();
  if (!document.execCommand("insertText", false, text)) area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
};

const around = (area, before, after) => {
  const { selectionStart: start, selectionEnd: end } = area;
  const chosen = area.value.slice(start, end);
  type(area, `${before}${chosen}${after}`);
  area.setSelectionRange(start + before.length, start + before.length + chosen.length);
};

const atHeads = (area, head) => {
  const start = area.value.lastIndexOf("\n", area.selectionStart - 1) + 1;
  const end = area.selectionEnd;
  area.setSelectionRange(start, end);
  const lines = area.value.slice(start, end).split("\n");
  const has = lines.every((line) => line.startsWith(head));
  type(area, lines.map((line) => (has ? line.slice(head.length) : head + line)).join("\n"));
};

export const toolbarsIn = (form, changed) => {
  for (const bar of form.querySelectorAll("[data-toolbar]")) {
    const area = document.getElementById(bar.dataset.toolbar);
    bar.hidden = false;
    bar.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if (button.dataset.mark) around(area, button.dataset.mark, button.dataset.mark);
      else if (button.dataset.head) atHeads(area, button.dataset.head);
      else around(area, "[", "](https://)");
      changed();
    });
  }
};
