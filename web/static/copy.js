// Buttons that copy a text to the clipboard. Without this script the text stands there to be selected.
"use strict";

for (const button of document.querySelectorAll("button[data-copy]")) {
  const status = button.parentNode.querySelector("[role=status]");
  button.hidden = !navigator.clipboard;
  button.addEventListener("click", async () => {
    const text = document.getElementById(button.dataset.copy).textContent;
    try {
      await navigator.clipboard.writeText(text.trim().replace(/\s+/g, " "));
      status.textContent = "Đã chép.";
    } catch {
      status.textContent = "Trình duyệt không cho chép; mời bạn chọn dòng chữ rồi chép.";
    }
  });
}
