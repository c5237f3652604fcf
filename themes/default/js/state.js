// What is searched for, as it stands in the search page's address and in its
// form: q=hien+dat&nhom=a&nhom=b&xep=ngay. What is neither q nor xep filters.

/**
 * @typedef {object} State
 * @property {string} query
 * @property {Record<string, string[]>} filters
 * @property {"date" | undefined} sort
 * @property {boolean} empty  nothing is asked: no query, no filter, no order
 */

/**
 * @param {Iterable<[string, string]>} entries  of an address or a form
 * @returns {State}
 */
export function readState(entries) {
  /** @type {State} */
  const state = { query: "", filters: {}, sort: undefined, empty: true };
  for (const [name, value] of entries) {
    if (!value.trim()) continue;
    state.empty = false;
    if (name === "q") state.query = value.trim();
    else if (name === "xep") state.sort = "date";
    else (state.filters[name] = state.filters[name] || []).push(value);
  }
  return state;
}

/**
 * @param {Iterable<[string, string]>} entries
 * @returns {string} "?…", or "" where nothing is asked
 */
export function addressOf(entries) {
  const given = [...entries].map(([name, value]) => [name, value.trim()]).filter(([, value]) => value);
  return given.length ? `?${new URLSearchParams(given)}` : "";
}
