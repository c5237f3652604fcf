// The pages for those who visit meetings and judge them. All but the rota can be
// printed and filled in by hand without this script.

import { startObserver } from "./observer.js";
import { startQuality } from "./quality.js";
import { startRota } from "./rotapage.js";

const form = document.querySelector("form.sheet");
if (form instanceof HTMLFormElement) {
  if (form.dataset.store === "danh-gia") startQuality(form);
  else if (form.dataset.store === "du") startObserver(form);
  else startRota(form);
}
