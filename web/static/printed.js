// The day of printing, when it comes: the page itself is kept and knows only the day of its content.
"use strict";
addEventListener("beforeprint", () => {
  const now = new Date();
  const day = [now.getDate(), now.getMonth() + 1, now.getFullYear()].join("/");
  for (const each of document.querySelectorAll(".printed-day")) {
    each.textContent = ` · in ngày ${day}`;
  }
});
