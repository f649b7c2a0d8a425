// The panel of filters: boxes tell at once how many hits they would leave. Without this script the
// boxes and their one button work, and every value is a link.
"use strict";

const panel = document.querySelector("form[data-count]");
if (panel) {
  const PLACE = "guong-sang.cho-loc";
  const narrow = matchMedia("(max-width: 55.99rem)");
  const button = panel.querySelector(".apply button"), status = panel.querySelector("[role=status]");
  const links = new Map([...panel.querySelectorAll("label > a")].map((link) => [link, link.href]));
  const inputOf = (link) => link.parentNode.querySelector("input");
  let timer, request;

  // On a phone a tap on a name ticks its box; what stands in the search box only its link takes away.
  const fit = () => {
    for (const [link, href] of links) {
      if (narrow.matches && !inputOf(link).disabled) link.removeAttribute("href");
      else link.href = href;
    }
  };
  const isChanged = () => [...panel.elements].some(({ checked, defaultChecked, value, defaultValue }) =>
    checked !== defaultChecked || (value ?? "") !== (defaultValue ?? value ?? ""));
  const asked = () => new URLSearchParams([...new FormData(panel)].filter(([, value]) => value));

  const say = (text) => {
    button.textContent = text;
    status.textContent = text.replace("Xem ", "");
  };
  const recount = (facets) => {
    for (const input of panel.querySelectorAll("input[type=checkbox]")) {
      const found = facets[input.name]?.find(({ value }) => value === input.value);
      input.closest("li").querySelector(".count").textContent = (found?.count ?? 0).toLocaleString("vi");
    }
  };
  const count = async () => {
    request?.abort();
    const { signal } = request = new AbortController();
    try {
      const answer = await fetch(`${panel.dataset.count}?size=1&${asked()}`, { signal });
      if (!answer.ok) throw new Error(answer.status);
      const { total, facets } = await answer.json();
      say(total ? `Xem ${total.toLocaleString("vi")} kết quả` : "Không có kết quả");
      recount(facets);
    } catch {
      if (!signal.aborted) say("Xem kết quả");
    }
  };
  const leave = (address, link) => {
    if (!narrow.matches) {
      const input = link && inputOf(link), section = link?.closest("section").querySelector("h2");
      const kept = link && { name: input.name, value: input.value, at: section.id, top: section.getBoundingClientRect().top };
      if (kept) sessionStorage.setItem(PLACE, JSON.stringify(kept));
    }
    location.assign(address);
  };
  const address = () => `${panel.action}?${asked()}`;

  panel.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(count, 200);
  });
  panel.addEventListener("submit", (event) => {
    event.preventDefault();
    leave(address());
  });
  panel.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const input = inputOf(link);
    if (input.disabled || !isChanged()) return leave(link.href.split("#")[0], link);
    input.checked = input.type === "radio" || !input.checked; // what is ticked already goes along
    leave(address(), link);
  });

  const comeBack = () => {
    const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? "null");
    sessionStorage.removeItem(PLACE);
    const section = kept && document.getElementById(kept.at);
    if (!section) return;
    scrollBy({ top: section.getBoundingClientRect().top - kept.top, behavior: "instant" });
    const same = [...links.keys()].find((link) => inputOf(link).name === kept.name && inputOf(link).value === kept.value);
    if (same) (inputOf(same).disabled ? same : inputOf(same)).focus({ preventScroll: true });
  };
  fit();
  narrow.addEventListener("change", fit);
  comeBack();
  addEventListener("pageshow", () => { if (isChanged()) count(); });
}
