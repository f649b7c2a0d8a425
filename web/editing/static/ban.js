// Comfort for the form of a record or an item: rows, suggestions, findings while typing, a preview, and what was
// typed kept in the browser until it is saved. Without it every button does the same by submitting.
import { keepTyped } from "./kept.js";
import { materialIn } from "./material.js";
import { suggestIn } from "./suggest.js";
import { photosIn } from "./photo.js";
import { rowsIn } from "./rows.js";
import { toolbarsIn } from "./toolbar.js";

const form = document.querySelector("form[data-record]");

// Asks the desk with all that stands in the form; the answer is a piece of HTML.
const ask = async (address, signal, button) => {
  const answer = await fetch(address, { method: "POST", body: new URLSearchParams(new FormData(form, button)), signal });
  if (!answer.ok) throw new Error(String(answer.status));
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

// Findings

const announce = form.querySelector("[data-announce]");
let checking, timer, letGo = Promise.resolve();

// Findings make the form longer: while a button is pressed it must not move from under the mouse.
document.addEventListener("pointerdown", () => {
  letGo = new Promise((done) => {
    for (const end of ["pointerup", "pointercancel"]) document.addEventListener(end, () => setTimeout(done), { once: true });
  });
});

const show = (said) => {
  const found = new Map([...said.querySelectorAll("[data-for]")].map((each) => [each.dataset.for, each]));
  for (const place of form.querySelectorAll("[data-for]")) {
    const fresh = found.get(place.dataset.for);
    const html = fresh ? fresh.innerHTML : "";
    if (place.innerHTML !== html) place.innerHTML = html;
    const box = form.elements.namedItem(place.dataset.for);
    if (box instanceof HTMLElement) box.toggleAttribute("aria-invalid", Boolean(place.querySelector(".told-error")));
  }
  const panel = form.querySelector("[data-panel]");
  const fresh = said.querySelector("[data-panel]");
  const verdict = fresh.querySelector(".verdict").textContent.trim();
  if (panel.querySelector(".verdict").textContent.trim() !== verdict) announce.textContent = verdict;
  const open = panel.querySelector("details")?.open;
  panel.replaceWith(fresh);
  if (open && fresh.querySelector("details")) fresh.querySelector("details").open = true;
};

const check = async () => {
  checking?.abort();
  const { signal } = (checking = new AbortController());
  try {
    const said = await ask(form.dataset.check ?? "/kiem", signal);
    await letGo;
    if (!signal.aborted) show(said);
  } catch (error) {
    if (!signal.aborted) announce.textContent = "Chưa kiểm tra được; phần đã gõ vẫn còn, lưu được như thường.";
  }
};

const checkSoon = () => {
  clearTimeout(timer);
  timer = setTimeout(check, 500);
};
form.addEventListener("input", checkSoon);
form.addEventListener("change", checkSoon);

// Preview

const dialog = document.querySelector("[data-preview-dialog]");
const sized = (within) => {
  const frame = within.querySelector("iframe");
  for (const button of within.querySelectorAll("[data-width]")) {
    button.hidden = false;
    button.addEventListener("click", () => { frame.style.maxWidth = `${button.dataset.width}px`; });
  }
};
sized(document);
form.querySelector("[data-preview]")?.addEventListener("click", async (event) => {
  event.preventDefault();
  const here = dialog.querySelector("[data-preview-here]");
  here.textContent = "Đang dựng trang…";
  dialog.showModal();
  try {
    here.replaceChildren(...(await ask("/xem-truoc")).body.childNodes);
    sized(here);
  } catch {
    here.textContent = "Chưa dựng được trang xem trước; hãy thử lại, hoặc lưu rồi xem.";
  }
});
dialog?.querySelector("[data-close]").addEventListener("click", () => dialog.close());

// The rest

form.querySelector(".for-no-script").hidden = true;
form.classList.add("with-script");
const changed = () => form.dispatchEvent(new Event("input"));
const colour = form.elements.namedItem("colour");
if (colour) {
  // A palette beside the number; what is sent is the number.
  const picker = Object.assign(document.createElement("input"), { type: "color", value: colour.value || "#9c1c1f" });
  picker.setAttribute("aria-label", "Chọn màu nhấn");
  picker.addEventListener("input", () => {
    colour.value = picker.value;
    changed();
  });
  colour.after(picker);
}
rowsIn(form, suggestIn, changed);
suggestIn(form);
toolbarsIn(form, changed);
photosIn(form);
materialIn(form, (address, button) => ask(address, undefined, button), suggestIn, changed, (said) => { announce.textContent = said; });
keepTyped(form);
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key === "s") {
    event.preventDefault();
    form.requestSubmit(form.querySelector(".actions [value=luu]"));
  }
});
