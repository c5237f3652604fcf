// Offers to read a page aloud, where the browser has a Vietnamese voice and
// nobody has said on this device that it cannot be heard. The reader (aloud.js)
// is fetched when it is asked for.

import { fetchScript } from "./fetching.js";
import { liked } from "./liking.js";

export function offerAloud() {
  const voices = window.speechSynthesis;
  if (!voices) return;
  const offer = () => {
    if (liked("aloud") === "no" || !voices.getVoices().some(({ lang }) => /^vi/i.test(lang))) return;
    for (const entry of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-aloud]"))) {
      entry.hidden = false;
      entry.onclick = () => fetchScript(entry.dataset.aloud ?? "");
    }
  };
  Object.assign(voices, { onvoiceschanged: offer }); // some list them late, the oldest at once
  offer();
}
