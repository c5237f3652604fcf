// What a reader has chosen, kept in the fragment of the address: it can be
// shared, survives a reload and never reaches a server.

/** @returns {URLSearchParams} */
export function readFragment() {
  return new URLSearchParams(location.hash.slice(1));
}

/**
 * Puts the values that are not empty into the fragment. The page is not
 * scrolled and the history gets no entry.
 * @param {Record<string, string>} values
 */
export function writeFragment(values) {
  const text = fragmentOf(values);
  history.replaceState(null, "", text === "#" ? location.pathname + location.search : text);
}

/**
 * The fragment that holds the values that are not empty.
 * @param {Record<string, string>} values
 */
export function fragmentOf(values) {
  const kept = new URLSearchParams();
  for (const name in values) if (values[name]) kept.set(name, values[name]);
  return "#" + String(kept).replace(/%2C/g, ",");
}
