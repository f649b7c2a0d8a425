// What was typed stays in the browser until the desk says that it is saved: a power cut, a closed tab or
// an ended session loses nothing. Nothing is taken back without being asked.

const WAIT = 400;

const read = (key) => {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
};

export const keepTyped = (form) => {
  const key = `ban:${form.dataset.keptAs}`;
  const texts = () => [...new FormData(form)].filter(([name]) => !name.startsWith("_"));
  const text = () => JSON.stringify(texts());
  for (const done of [form.dataset.forget, form.dataset.forgetNew]) if (done) localStorage.removeItem(`ban:${done}`);
  const opened = text();
  let timer, leaving = false;
  const isChanged = () => "unsaved" in form.dataset || text() !== opened;

  const write = () => {
    timer = 0;
    if (!isChanged()) return localStorage.removeItem(key);
    try {
      const kept = { when: new Date().toISOString(), digest: form.elements._digest.value, texts: texts() };
      localStorage.setItem(key, JSON.stringify(kept));
    } catch {
      // The browser's store is full or closed: the form itself still holds everything.
    }
  };
  const keep = () => {
    clearTimeout(timer);
    timer = setTimeout(write, WAIT);
  };
  // The last letters before a tab is closed or a telephone puts the browser away.
  const keepNow = () => {
    if (!timer) return;
    clearTimeout(timer);
    write();
  };
  addEventListener("pagehide", keepNow);
  document.addEventListener("visibilitychange", keepNow);
  form.addEventListener("input", keep);
  form.addEventListener("change", keep);
  form.addEventListener("submit", () => {
    leaving = true;
    keepNow();
  });
  addEventListener("beforeunload", (event) => {
    if (!leaving && isChanged()) event.preventDefault();
  });
  addEventListener("pageshow", () => { leaving = false; });

  const kept = read(key);
  const note = document.querySelector("[data-kept]");
  if (!kept || JSON.stringify(kept.texts) === opened) return;
  note.hidden = false;
  note.querySelector("[data-kept-when]").textContent = new Date(kept.when).toLocaleString("vi");
  note.querySelector("[data-kept-drop]").addEventListener("click", () => {
    localStorage.removeItem(key);
    note.hidden = true;
  });
  note.querySelector("[data-kept-take]").addEventListener("click", () => {
    // The desk lays the form out again, with as many rows as were typed, and saves nothing.
    leaving = true;
    const again = document.createElement("form");
    Object.assign(again, { method: "post", action: form.action, hidden: true });
    const own = ["_csrf", "_loai", "_ma"].map((name) => [name, form.elements[name].value]);
    for (const [name, value] of [...own, ["_digest", kept.digest], ["_nut", "kiem"], ...kept.texts]) {
      again.append(Object.assign(document.createElement("textarea"), { name, value }));
    }
    document.body.append(again);
    again.submit();
  });
};
