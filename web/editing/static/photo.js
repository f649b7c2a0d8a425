// Pictures: dropped onto the form, and cut by drawing a frame over them. Without it the file is chosen, and the
// frame is written in numbers.

const SIDES = ["_trai", "_tren", "_phai", "_duoi"];

export const photosIn = (form) => {
  const zone = form.querySelector("[data-photo]");
  const chosen = zone?.querySelector("input[type=file]");
  if (!chosen) return;
  const frame = zone.querySelector("[data-frame]");
  const [image, cut] = [frame.querySelector("img"), frame.querySelector("span")];
  const boxes = SIDES.map((name) => form.elements.namedItem(name));

  const draw = () => {
    const [left, top, right, bottom] = boxes.map((box, at) => Number(box.value.replace(",", ".") || [0, 0, 100, 100][at]));
    Object.assign(cut.style, { left: `${left}%`, top: `${top}%`, width: `${right - left}%`, height: `${bottom - top}%` });
  };
  const write = (sides) => {
    boxes.forEach((box, at) => { box.value = sides[at]; });
    draw();
  };
  let cutHere;
  const showIn = (address) => {
    cutHere?.remove();
    image.src = address;
    frame.hidden = false;
    write(["", "", "", ""]);
  };
  const read = () => {
    const [file] = chosen.files;
    if (!file?.type.startsWith("image/")) { frame.hidden = true; return; }
    const reader = new FileReader();
    reader.addEventListener("load", () => showIn(reader.result));
    reader.readAsDataURL(file);
  };
  chosen.addEventListener("change", read);
  for (const box of boxes) box.addEventListener("input", draw);

  for (const name of ["dragover", "dragleave", "drop"]) {
    zone.addEventListener(name, (event) => {
      event.preventDefault();
      zone.classList.toggle("over", name === "dragover");
    });
  }
  zone.addEventListener("drop", (event) => {
    if (!event.dataTransfer.files.length) return;
    chosen.files = event.dataTransfer.files;
    read();
  });

  // A frame is drawn from one corner to the other.
  let from;
  const at = (event) => {
    const place = image.getBoundingClientRect();
    const share = (value, start, size) => Math.round(Math.min(Math.max((value - start) / size, 0), 1) * 100);
    return [share(event.clientX, place.left, place.width), share(event.clientY, place.top, place.height)];
  };
  frame.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    from = at(event);
    frame.setPointerCapture(event.pointerId);
  });
  frame.addEventListener("pointermove", (event) => {
    if (!from) return;
    const to = at(event);
    const low = from.map((each, side) => Math.min(each, to[side]));
    const high = from.map((each, side) => Math.max(each, to[side]));
    write([...low, ...high]);
  });
  frame.addEventListener("pointerup", () => { from = undefined; });

  // A picture that is there already is first laid under the frame; with a frame drawn it is cut.
  form.addEventListener("click", (event) => {
    if (event.target.closest("[data-rows]")) cutHere?.remove();  // its row has another number now
    const button = event.target.closest("[data-cut]");
    const whole = button?.closest(".photo-row").querySelector("[data-whole]");
    if (!whole || (image.src === whole.src && boxes.some((box) => box.value))) return;
    event.preventDefault();
    showIn(whole.src);
    cutHere = button.cloneNode(true);
    delete cutHere.dataset.cut;
    frame.after(cutHere);
    frame.scrollIntoView({ block: "center" });
    boxes[0].focus({ preventScroll: true });
  });
};
