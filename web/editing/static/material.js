// Suggestions of an article: one that is taken fills its field at once and is saved with the form; its sentence is
// shown in the article. Without it each button saves the form with the suggestion in it, and sentences are links.

const fieldIn = (form, name) =>
  form.querySelector(`[data-list="${name}"]`) ?? form.elements.namedItem(name)?.closest(".cell");

export const materialIn = (form, ask, prepare, changed, announce) => {
  const material = form.querySelector("[data-material]");
  if (!material) return;
  if (matchMedia("(min-width: 64rem)").matches) material.open = true;

  const lay = (answer) => {
    const fresh = answer.querySelector("[data-field]");
    const field = fresh.dataset.field && fieldIn(form, fresh.dataset.field);
    if (field && fresh.firstElementChild) {
      const laid = fresh.firstElementChild;
      field.replaceWith(laid);
      prepare(laid);
    }
    for (const offers of answer.querySelectorAll("[data-offers]")) {
      material.querySelector(`[data-offers="${offers.dataset.offers}"]`).replaceWith(offers);
    }
    material.querySelector("[data-open]").textContent = answer.querySelector("[data-open]").textContent;
  };

  let turn = Promise.resolve(), from;
  const take = async (button, item) => {
    const offers = [...material.querySelectorAll(".offer")];
    const next = offers[offers.indexOf(item) + 1]?.id;
    try {
      lay(await ask(material.dataset.take, button));
    } catch {
      announce("Chưa lấy được gợi ý; hãy thử lại, phần đã gõ vẫn còn.");
      return;
    }
    form.dataset.unsaved = "";
    changed();
    const here = document.getElementById(item.id);
    announce(here.querySelector(".offer-value").textContent.trim());
    // On to the next one, so that a list is gone through by keyboard; what was undone stays in hand.
    const after = button.dataset.offer === "tra" ? here : document.getElementById(next) ?? here;
    (after.querySelector("[data-offer]") ?? here.querySelector("[data-offer]"))?.focus();
  };
  material.addEventListener("click", (event) => {
    const button = event.target.closest("[data-offer]");
    const link = event.target.closest("[data-said]");
    if (button) {
      event.preventDefault();
      turn = turn.then(() => button.isConnected && take(button, button.closest(".offer")));
    } else if (link) {
      event.preventDefault();
      const place = document.getElementById(link.hash.slice(1));
      place.scrollIntoView({ block: "center" });
      place.focus({ preventScroll: true });
      from = link;
    }
  });
  // From a sentence back to the suggestion that led to it.
  material.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.closest(".stated") || !from?.isConnected) return;
    from.focus();
    from.scrollIntoView({ block: "nearest" });
  });
};
