// Choices that fold: closed they show what was chosen; one made by a pointer
// closes its fold. Keys go through the choices one by one, so with them the fold
// stays open.

import { need } from "./parts.js";

/**
 * @param {HTMLFormElement} form  with details whose summaries name their controls in data-shows
 * @returns {() => void} shows what is chosen
 */
export function foldChoices(form) {
  const folds = [...form.querySelectorAll("details")];
  let pointed = false;
  form.addEventListener("pointerdown", () => (pointed = true));
  form.addEventListener("keydown", () => (pointed = false));
  form.addEventListener("change", ({ target }) => {
    const fold = target instanceof HTMLInputElement && target.closest("details");
    if (!fold || !pointed) return;
    fold.open = false;
    need(fold, "summary", HTMLElement).focus();
  });
  const places = folds.map((fold) => need(fold, "[data-shows]", HTMLElement));
  const nothing = places.map((place) => place.textContent);
  return () =>
    places.forEach((place, i) => {
      const chosen = (place.dataset.shows ?? "").split(" ").map((name) => chosenOf(form, name)).filter(Boolean);
      place.textContent = chosen.join(", ") || nothing[i];
    });
}

/** The words of what is chosen in a list or among radio buttons, "" for nothing. */
function chosenOf(form, name) {
  const control = form.elements.namedItem(name);
  if (control instanceof HTMLSelectElement) return control.value && control.selectedOptions[0].text;
  const radio = form.querySelector(`[name="${name}"]:checked`);
  return radio && radio.value && radio.parentNode.textContent.trim();
}
