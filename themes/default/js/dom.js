// Builds elements, also of what search finds.

import { highlight } from "search-client/excerpt.js";

import { element } from "./elements.js";

export * from "./elements.js";

/**
 * Text with the words of a query in <mark>.
 * @param {string} text
 * @param {string} query
 * @returns {(HTMLElement | string)[]}
 */
export function marked(text, query) {
  return highlight(text, query).map((part) => (part.match ? element("mark", {}, part.text) : part.text));
}
