// Comfort for lists and articles: files, or the address of a page, may be dropped anywhere on its box, a whole page be ticked at once.
import { keepTyped } from "./kept.js";

const drop = document.querySelector("form[data-drop]");
if (drop) {
  const input = drop.querySelector("input[type=file]");
  const over = (event, is) => {
    event.preventDefault();
    drop.classList.toggle("is-over", is);
  };
  // On the whole page: beside the box a browser would open the file in the place of the desk.
  document.addEventListener("dragover", (event) => over(event, true));
  document.addEventListener("dragleave", (event) => over(event, false));
  document.addEventListener("drop", (event) => {
    over(event, false);
    const { files } = event.dataTransfer;
    const address = event.dataTransfer.getData("text/uri-list") || event.dataTransfer.getData("text/plain");
    if (files.length) input.files = files;
    else if (/^https?:/.test(address)) drop.elements.namedItem("dia-chi").value = address;
    else return;
    drop.requestSubmit();
  });
}

// What was typed or chosen and not saved yet is kept in the browser, as on the form of a record.
const sheet = document.querySelector("form[data-sheet]");
if (sheet) {
  keepTyped(sheet);
  const boxes = [...sheet.querySelectorAll("input[name=chon]")];
  const all = sheet.querySelector("[data-all]");
  if (all) all.hidden = !boxes.length;
  all?.querySelector("input").addEventListener("change", (event) => {
    for (const each of boxes) each.checked = event.target.checked;
  });
}
