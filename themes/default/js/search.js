// Search in the page: the search page, and in others what searchlater.js does.

import "theme/shared.js";
import { element } from "./elements.js";
import { opener, waiting } from "./opener.js";
import { openSearchPage } from "./searchpage.js";

const { root = "", search } = document.documentElement.dataset;
const form = document.querySelector(".search-form");
const page = document.getElementById("tim_kiem");
const { src, dataset } = /** @type {HTMLScriptElement} */ (document.currentScript);
const parts = waiting(src);
const { later } = parts;
const client = opener(search, parts);
const link = (address) => root + address.slice(1);

if (page && form instanceof HTMLFormElement) {
  openSearchPage(page, form, client, link, later).then(() => {
    // What every page has comes after the hits here.
    document.head.append(element("script", { src: dataset.site ?? "", "data-reading": dataset.reading ?? "" }));
  });
} else {
  if (!(/** @type {any} */ (navigator).connection?.saveData)) client().catch(() => {}); // told once it is needed
  serve();
}

/** Pages work without. What cannot be had is asked for again. */
function serve() {
  later().then(({ servePage }) => servePage(form, client, link), () => form?.addEventListener("input", serve, { once: true }));
}
