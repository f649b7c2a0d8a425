// The button that prints the page, and addresses that end in #in: they print as soon as they are open.
"use strict";

document.documentElement.classList.add("is-scripted"); // for browsers that do not tell style sheets
for (const button of document.querySelectorAll("button[data-print]")) {
  button.addEventListener("click", () => print());
}
addEventListener("load", async () => {
  if (location.hash !== "#in") return;
  history.replaceState(null, "", location.pathname + location.search); // who reloads does not print again
  await document.fonts.ready;
  print();
});
