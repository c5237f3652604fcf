// What the search page says.

import * as say from "theme/strings.js";

const NAME = 4; // words

/**
 * @param {{total: number, relaxed: boolean, atMost: boolean, absent: boolean}} numbers
 * @param {string} query
 * @returns {string}
 */
export function found({ total, relaxed, atMost, absent }, query) {
  if (!total) return say.searchNothing;
  if (absent) return isName(query) ? say.searchAbsentName(query.trim()) : say.searchAbsent;
  const number = thousands(total);
  const pages = atMost ? say.searchAtMost(number) : say.searchPages(number);
  if (!query) return say.searchFound(pages);
  return relaxed ? say.searchFoundSome(pages) : say.searchFoundAll(pages);
}

/** A few words may be a name, which is repeated; a long question is not. */
const isName = (query) => query.trim().split(/\s+/).length <= NAME;

/**
 * @param {unknown} error  a SearchError, or anything else that went wrong
 * @returns {{text: string, action: string, reload: boolean}} what is wrong, and what may help
 */
export function explain(error) {
  const code = error instanceof Error && "code" in error ? error.code : "";
  if (code === "updated" || code === "format") return { text: say.searchUpdated, action: say.searchReload, reload: true };
  const text = code === "damaged" ? say.searchDamaged : isAway(error) ? say.searchAway : say.searchUnreachable;
  return { text, action: say.searchRetry, reload: false };
}

/**
 * Whether nobody answered: a server that did would be told by its status.
 * @param {any} error  a SearchError, or anything else that went wrong
 */
export const isAway = (error) => error?.cause instanceof TypeError;

/** 1234 as "1.234" or "1,234"; the browser's own way takes long when it is first used. */
function thousands(number) {
  return String(number).replace(/\B(?=(...)+$)/g, say.numberGroup);
}
