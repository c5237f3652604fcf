// The controls for how the reader likes to read, at the end of every page.

import { keep, like, liked } from "./liking.js";

export function enhanceReading() {
  const place = document.getElementById("cach_doc");
  if (!(place instanceof HTMLDetailsElement)) return;
  showLiked(place);
  place.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement)) return;
    like(target.name, target.checked ? target.value : "");
    keep();
  });
  place.ontoggle = null; // it is fetched
  place.hidden = false;
  place.querySelector(".reading")?.removeAttribute("hidden");
}

/**
 * Shows in the controls what holds.
 * @param {ParentNode} place
 */
export function showLiked(place) {
  const inputs = /** @type {NodeListOf<HTMLInputElement>} */ (place.querySelectorAll("input"));
  for (const input of inputs) input.checked = liked(input.name) === input.value;
}
