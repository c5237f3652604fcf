// What is searched for, as it stands in the search page's address:
// ?q=hien+dat&nhom=a&nhom=b. A name other than q is a filter.

/**
 * @typedef {object} State
 * @property {string} q
 * @property {Record<string, string[]>} filters
 */

/**
 * @param {string} query  location.search
 * @returns {State}
 */
export function readState(query) {
  const state = { q: "", filters: {} };
  for (const [name, value] of new URLSearchParams(query)) {
    if (name === "q") state.q = value.trim();
    else if (value) (state.filters[name] ??= []).push(value);
  }
  return state;
}

/**
 * @param {State} state
 * @returns {string} "?…", or "" where nothing is asked
 */
export function writeState({ q, filters }) {
  const params = new URLSearchParams();
  if (q) params.set("q", q);
  for (const name of Object.keys(filters).sort()) {
    for (const value of filters[name]) params.append(name, value);
  }
  const text = params.toString();
  return text && `?${text}`;
}
