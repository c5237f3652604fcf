// The search client, opened when it is first needed, and what of search can wait.

import { open } from "search-client/open.js";
import { fetchScript } from "./fetching.js";
import { searchLater } from "theme/files.js";

/**
 * Returns a function that fetches what can wait (searchlater.js), which is shared by
 * all who ask, and tried again after it has failed.
 * @param {string} script  the address of the one that lies beside it
 * @returns {() => Promise<import("./searchlater.js").Parts>}
 */
export const waiting = (script) => shared(async () => {
  await fetchScript(new URL(searchLater, script).href);
  return Reflect.get(self, "chuyendeSearch");
});

/** What make gives, made once unless that fails. */
function shared(make) {
  let making;
  return () =>
    (making ??= make().catch((error) => {
      making = null;
      throw error;
    }));
}

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
 * Returns a function that gives the client.
 * @param {string | undefined} base  of the search folder
 * @param {import("search-client/open.js").Later} later
 */
export const opener = (base, later) => shared(() => open(later, { base, fetch: readAhead() }));
