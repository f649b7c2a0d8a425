// The bar at the foot of a page on which records can be chosen: how many are, and the way to them.
// What they are only shortlist.js knows; it tells the number, and fills in the link.
"use strict";

{
  const bar = document.querySelector("[data-chosen]"), said = document.querySelector("[data-chosen-said]");
  const canChoose = document.querySelector("[data-choose], [data-choose-one]");
  const isList = document.querySelector("[data-shortlist-page]");
  let before;
  addEventListener("shortlist", ({ detail: count }) => {
    bar.hidden = !count || !canChoose || Boolean(isList);
    if (before !== undefined && before !== count) {
      said.textContent = count ? `Đã chọn ${count} hồ sơ` : "Chưa chọn hồ sơ nào";
    }
    before = count;
  });
}
