// Fetches what a reader is likely to open next, so that the worker keeps it: who
// chooses a topic where there is a network may read it where there is none.

const PAGES = 3;
const PAUSE = 1500; // ms that a choice has to stand
/** @type {number | undefined} */
let timer;

/**
 * The first pages that links of an element lead to. On a first visit nothing is
 * fetched: the worker, which comes after the page, has enough to keep.
 * @param {Element} list
 */
export function readAhead(list) {
  clearTimeout(timer);
  // Not where a page is asked for with data to save, nor where nobody keeps it.
  if (!navigator.serviceWorker?.controller || /** @type {any} */ (navigator).connection?.saveData) return;
  timer = setTimeout(() => {
    const links = /** @type {NodeListOf<HTMLAnchorElement>} */ (list.querySelectorAll("li > a"));
    for (const { href } of [...links].slice(0, PAGES)) fetch(href, /** @type {RequestInit} */ ({ priority: "low" })).catch(() => {});
  }, PAUSE);
}
