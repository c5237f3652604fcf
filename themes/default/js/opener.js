// The search client, opened when it is first needed.

import { openSearch } from "search-client/index.js";

/**
 * Returns a function that gives the client. Opening is shared by all who ask,
 * and tried again after it has failed.
 * @param {string | undefined} base  of the search folder
 */
export function opener(base) {
  let opening;
  return () =>
    (opening ??= openSearch({ base }).catch((error) => {
      opening = null;
      throw error;
    }));
}
