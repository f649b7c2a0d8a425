// The button that prints the page, and addresses that end in #in: they print as soon as they are open.
"use strict";

for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.parentNode.querySelector("[data-print-hint]").hidden = true;
  button.addEventListener("click", () => print());
}
addEventListener("load", async () => {
  if (location.hash !== "#in") return;
  history.replaceState(null, "", location.pathname + location.search); // who reloads does not print again
  await document.fonts.ready;
  print();
});
