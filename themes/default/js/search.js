// Search in the page: the box with its suggestions, the search page, and the
// words that a hit was found by.

import { opener, waiting } from "./opener.js";
import { ownScript } from "./parts.js";
import { openSearchPage } from "./searchpage.js";

const { root = "", search } = document.documentElement.dataset;
const form = document.querySelector(".search-form");
const page = document.getElementById("tim_kiem");
const words = new URLSearchParams(location.search).get("tim");
const later = waiting(ownScript().src);
const client = opener(search, later);
const link = (address) => root + address.slice(1);

if (form instanceof HTMLFormElement) {
  if (page) openSearchPage(page, form, client, link, later);
  else offer(form);
}
if (words) later().then(({ markWords }) => markWords(words), () => {});

/** Suggestions: the form works without. What cannot be had is asked for again. */
function offer(form) {
  if (!(/** @type {any} */ (navigator).connection?.saveData)) client().catch(() => {}); // told once it is needed
  later().then(
    ({ enhanceSearchBox }) => enhanceSearchBox(form, client, link),
    () => form.addEventListener("input", () => offer(form), { once: true }),
  );
}
