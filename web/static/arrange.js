// The page of a shortlist: rows are dragged, or moved by keys and buttons, without asking the server;
// a file with a list is opened; who leaves with something unsaved is warned. Without this script the
// form does the same: numbers, buttons, and a box in which a file's lines are pasted.
"use strict";

const LONGEST = 60_000; // characters that the server, and one before it, takes as an address

document.documentElement.classList.add("is-scripted"); // for browsers that do not tell style sheets
(() => {
  const form = document.getElementById("danh-sach"), list = form.querySelector(".chosen");
  const rows = () => (list ? [...list.children] : []);
  const titleOf = (row) => row.querySelector(".chosen-title a").textContent.trim();
  const order = () => rows().map((row) => row.querySelector("[name=id]").value).join();
  const savedOrder = order();
  let isSending = false;

  // What differs from what the address holds: what was typed, chosen, moved.
  const isUnsaved = () => order() !== savedOrder || [...form.elements].some((each) => {
    if (each.name === "state") return [...each.options].some((one) => one.selected !== one.defaultSelected);
    return ["name", "note", "add", "place"].includes(each.name) && each.value !== each.defaultValue;
  });
  const tell = () => {
    const text = isUnsaved() ? "Phần vừa gõ, vừa xếp chưa có trong địa chỉ." : "";
    const status = form.querySelector("[data-unsaved]");
    if (status.textContent !== text) status.textContent = text;
  };
  form.addEventListener("input", tell);
  // A server takes addresses up to a length; beyond it nobody's text should be lost in an error page.
  const isTooLong = () => new URLSearchParams(new FormData(form)).toString().length > LONGEST;
  form.addEventListener("submit", (event) => {
    const { submitter } = event;
    if (isTooLong()) {
      event.preventDefault();
      form.querySelector("[data-unsaved]").textContent =
        "Danh sách dài quá, một địa chỉ không chứa hết: hãy rút bớt ghi chú hoặc tách thành hai danh sách.";
      form.querySelector("[data-unsaved]").scrollIntoView({ block: "nearest" });
      return;
    }
    if (submitter?.formAction.includes("/so-sanh")) return;
    isSending = true; // a download leaves the page where it is: soon it may be left unsaved again
    setTimeout(() => { isSending = false; }, 1000);
  });
  addEventListener("beforeunload", (event) => {
    if (!isSending && isUnsaved()) event.preventDefault();
  });
  addEventListener("pageshow", tell);

  const file = form.querySelector("[data-open-list]");
  file.addEventListener("change", async () => {
    form.elements.add.value = await file.files[0].text();
    form.requestSubmit();
  });
  if (!list || rows().length < 2) return;

  const renumber = (moved) => {
    const all = rows();
    all.forEach((row, index) => {
      row.querySelector("[name=place]").value = index + 1;
      row.querySelector("[name=up]").disabled = index === 0;
      row.querySelector("[name=down]").disabled = index === all.length - 1;
    });
    if (moved) {
      const place = `thứ ${all.indexOf(moved) + 1} trong ${all.length}`;
      form.querySelector("[data-announced]").textContent = `${titleOf(moved)}: ${place}.`;
    }
    tell();
  };
  // The others make room: a row that keeps its place in the document keeps focus and pointer.
  const move = (row, isUp) => {
    const other = isUp ? row.previousElementSibling : row.nextElementSibling;
    if (!other) return false;
    if (isUp) row.after(other);
    else row.before(other);
    return true;
  };
  const step = (row, isUp) => {
    if (!move(row, isUp)) return;
    renumber(row);
    row.scrollIntoView({ block: "nearest" });
  };

  form.querySelector("[data-arrange]").addEventListener("click", (event) => {
    event.preventDefault();
    const wanted = (row, index) => {
      const typed = parseInt(row.querySelector("[name=place]").value, 10) || index + 1;
      return [typed, Math.sign(typed - index - 1)];
    };
    const placed = rows().map((row, index) => [...wanted(row, index), row]);
    placed.sort((one, other) => one[0] - other[0] || one[1] - other[1]);
    list.append(...placed.map((each) => each[2]));
    renumber();
    form.querySelector("[data-announced]").textContent = "Đã xếp lại theo số.";
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[name=up], [name=down]");
    if (!button) return;
    event.preventDefault();
    step(button.closest("li"), button.name === "up");
    if (button.disabled) button.closest("li").querySelector(".handle").focus();
  });
  list.addEventListener("keydown", (event) => {
    const isArrow = event.key === "ArrowUp" || event.key === "ArrowDown";
    const isHandle = event.target.matches(".handle");
    if (!isArrow || !(event.altKey || isHandle) || event.target.tagName === "SELECT") return;
    event.preventDefault();
    step(event.target.closest("li"), event.key === "ArrowUp");
  });

  const drag = (row, pointerId) => {
    let y = null;
    const follow = () => {
      if (y === null) return;
      const { previousElementSibling: before, nextElementSibling: after } = row;
      const middle = (each) => each.getBoundingClientRect().top + each.offsetHeight / 2;
      if (before && y < middle(before)) move(row, true);
      else if (after && y > middle(after)) move(row, false);
    };
    const scroll = () => {
      if (!row.classList.contains("dragged")) return;
      if (y !== null && y < 60) scrollBy({ top: -12, behavior: "instant" });
      if (y !== null && y > innerHeight - 60) scrollBy({ top: 12, behavior: "instant" });
      follow();
      requestAnimationFrame(scroll);
    };
    const onMove = (event) => {
      if (event.pointerId === pointerId) y = event.clientY;
    };
    const end = (event) => {
      if (event.pointerId !== pointerId) return;
      row.classList.remove("dragged");
      for (const name of ["pointerup", "pointercancel"]) document.removeEventListener(name, end);
      document.removeEventListener("pointermove", onMove);
      follow();
      renumber(row);
    };
    row.classList.add("dragged");
    document.addEventListener("pointermove", onMove);
    for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, end);
    requestAnimationFrame(scroll);
  };
  for (const row of rows()) {
    row.querySelector(".handle").addEventListener("pointerdown", (event) => {
      if (event.button === 0) drag(row, event.pointerId);
    });
  }
})();
