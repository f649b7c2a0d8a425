// The button that shares a page: the telephone's own way where there is one, else the address is copied.
"use strict";

for (const button of document.querySelectorAll("button[data-share]")) {
  const status = button.parentNode.querySelector("[role=status]");
  const url = document.querySelector("link[rel=canonical]").href;
  button.hidden = !navigator.share && !navigator.clipboard;
  button.addEventListener("click", async () => {
    try {
      if (navigator.share) {
        await navigator.share({ title: button.dataset.share, url });
      } else {
        await navigator.clipboard.writeText(url);
        status.textContent = "Đã chép địa chỉ trang.";
      }
    } catch (error) {
      if (error.name !== "AbortError") status.textContent = `Mời bạn chép địa chỉ: ${url}`;
    }
  });
}
