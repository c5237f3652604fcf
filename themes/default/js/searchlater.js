// What of search can wait until hits stand or somebody types: fetched by
// search.js, which it hands its parts to.

import { complete, readScript } from "search-client/later.js";
import { enhanceSearchBox } from "./combobox.js";
import { markWords } from "./marks.js";
import { driveSearchPage } from "./searchdriver.js";

/** @typedef {() => Promise<import("search-client/open.js").Site>} Opener */

/** @param {Opener} client */
const whole = (client) => async () => complete(await client());

/**
 * A page that is not the search page: the box with its suggestions, and the words
 * that a hit was found by.
 * @param {Element | null} form
 * @param {Opener} client
 * @param {(address: string) => string} link
 */
function servePage(form, client, link) {
  if (form instanceof HTMLFormElement) enhanceSearchBox(form, whole(client), link);
  const words = new URLSearchParams(location.search).get("tim");
  if (words) markWords(words);
}

/** @param {object} given  as of driveSearchPage, but what opens the site */
const drive = ({ client, ...given }) => driveSearchPage({ ...given, client: whole(client) });

const parts = { complete, readScript, servePage, drive };
/** @typedef {typeof parts} Parts */

Object.assign(self, { chuyendeLater: parts });
