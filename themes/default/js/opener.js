// The search client, opened when it is first needed, and what of search can wait.

import { open } from "search-client/open.js";
import { fetchScript } from "./fetching.js";
import { searchLater, searchSlips } from "theme/files.js";

/**
 * Returns functions that fetch what can wait, which is shared by all who ask, and
 * tried again after it has failed.
 * @param {string} script  the address of the one that the others lie beside
 * @returns {{later: () => Promise<import("./searchlater.js").Parts>, slipping: import("search-client/open.js").Parts["slipping"]}}
 */
export function waiting(script) {
  const part = (file, name) => shared(async () => {
    await fetchScript(new URL(file, script).href);
    return /** @type {any} */ (self)[name];
  });
  return { later: part(searchLater, "chuyendeLater"), slipping: part(searchSlips, "chuyendeSlips") };
}

/** What make gives, made once unless that fails. */
function shared(make) {
  let making;
  return () =>
    (making ??= make().catch((error) => {
      making = null;
      throw error;
    }));
}

const all = /** @type {any} */ (self);

/** A fetch that begins with what reader.js has asked for already. */
function readAhead(url, options) {
  const answer = all.chuyendeAhead ?? fetch(url, options);
  all.chuyendeAhead = null;
  return answer;
}

/**
 * Returns a function that gives the client. What was asked for ahead serves the first try;
 * a later one fetches by itself.
 * @param {string | undefined} base  of the search folder
 * @param {import("search-client/open.js").Parts} parts
 */
export const opener = (base, parts) => shared(() => open(parts, { base, fetch: all.chuyendeAhead ? readAhead : undefined }));
