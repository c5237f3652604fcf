// What of search can wait until hits stand or somebody types: fetched by
// search.js, which it hands its parts to.

import * as client from "search-client/later.js";
import { enhanceSearchBox } from "./combobox.js";
import { markWords } from "./marks.js";
import { driveSearchPage } from "./searchdriver.js";

/**
 * A page that is not the search page: the box with its suggestions, and the words
 * that a hit was found by.
 * @param {Element | null} form
 * @param {() => Promise<object>} client
 * @param {(address: string) => string} link
 */
function servePage(form, client, link) {
  if (form instanceof HTMLFormElement) enhanceSearchBox(form, client, link);
  const words = new URLSearchParams(location.search).get("tim");
  if (words) markWords(words);
}

/** @typedef {typeof client & {servePage: typeof servePage, driveSearchPage: typeof driveSearchPage}} Parts */

Object.assign(self, { chuyendeLater: { ...client, servePage, driveSearchPage } });
