// The one script of a topic that is a file of its own: what its page does without
// any other file. It stands in the head, so what the reader chose holds before
// anything is painted.

import { enhanceContents } from "./contents.js";
import { startCopying } from "./copying.js";
import { keep, like, liked, recall } from "./liking.js";
import { enhanceReading, showLiked } from "./reading.js";
import { enhanceWorkspace } from "./workspace.js";

const LARGEST = "4";

recall();
document.documentElement.classList.add("scripted");
addEventListener("DOMContentLoaded", () => {
  enhanceReading();
  enhanceContents();
  enhanceWorkspace();
  startCopying();
  offerLargePrint();
});

/** One tap for the largest letters, on the screen and on paper. */
function offerLargePrint() {
  const large = document.querySelector("button[data-large]");
  if (!(large instanceof HTMLButtonElement)) return;
  const controls = document.getElementById("cach_doc");
  const show = () => large.setAttribute("aria-pressed", String(liked("size") === LARGEST));
  large.onclick = () => {
    like("size", liked("size") === LARGEST ? "" : LARGEST);
    keep();
    if (controls) showLiked(controls);
    show();
  };
  controls?.addEventListener("change", show);
  show();
  large.hidden = false;
}
