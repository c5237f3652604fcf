// What a script adds to the action bar: the sheet of papers, and a panel that closes by itself.

import { dismissable } from "./dismiss.js";
import { offerPapers } from "./papersopener.js";

export function enhanceActions() {
  const bar = document.querySelector(".actions");
  const more = bar && bar.querySelector("details");
  if (!bar || !more) return;
  offerPapers(bar);
  // What is pressed in the panel has been chosen.
  more.addEventListener("click", ({ target }) => {
    if (target instanceof HTMLButtonElement) more.open = false;
  });
  dismissable(more);
}
