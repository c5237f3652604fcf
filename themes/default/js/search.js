// Search in the page: the box with its suggestions, the search page, and the
// words that a hit was found by.

import { enhanceSearchBox } from "./combobox.js";
import { markWords } from "./marks.js";
import { opener } from "./opener.js";
import { openSearchPage } from "./searchpage.js";

const { root = "", search } = document.documentElement.dataset;
const form = document.querySelector(".search-form");
const page = document.getElementById("tim_kiem");
const words = new URLSearchParams(location.search).get("tim");
const client = opener(search);
const link = (address) => root + address.slice(1);

if (form instanceof HTMLFormElement) {
  if (page) openSearchPage(page, form, client, link);
  else enhanceSearchBox(form, client, link);
}
if (words) markWords(words);
