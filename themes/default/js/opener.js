// The search client, opened when it is first needed, and what of search can wait.

import { open } from "search-client/open.js";
import { loadData } from "./datascript.js";
import { searchLater } from "theme/files.js";

export const LATER = "chuyendeSearch"; // the list that the script hands its parts over in

/**
 * Returns a function that fetches what can wait (searchlater.js).
 * @param {string} script  the address of the one that lies beside it
 * @returns {() => Promise<import("./searchlater.js").Parts>}
 */
export const waiting = (script) => async () => /** @type {any} */ (await loadData(new URL(searchLater, script).href, LATER));

/**
 * A fetch that begins with what reader.js has asked for already, if it has.
 * @returns {typeof fetch | undefined}
 */
function readAhead() {
  const name = "chuyendeAhead";
  const ahead = Reflect.get(self, name);
  Reflect.deleteProperty(self, name);
  let first = ahead;
  return ahead && ((url, options) => {
    const answer = first ?? fetch(url, options);
    first = null;
    return answer;
  });
}

/**
 * Returns a function that gives the client. Opening is shared by all who ask,
 * and tried again after it has failed.
 * @param {string | undefined} base  of the search folder
 * @param {import("search-client/open.js").Later} later
 */
export function opener(base, later) {
  let opening;
  return () =>
    (opening ??= open(later, { base, fetch: readAhead() }).catch((error) => {
      opening = null;
      throw error;
    }));
}
