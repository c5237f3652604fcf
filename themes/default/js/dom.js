// Builds elements, also of what search finds.

import { highlight } from "search-client/excerpt.js";

import { element } from "./elements.js";

export * from "./elements.js";

/**
 * Text with the words of a query in <mark>.
 * @param {string} text
 * @param {string} query
 * @param {string} [signs]  as highlight wants them
 * @returns {(HTMLElement | string)[]}
 */
export function marked(text, query, signs) {
  return highlight(text, query, signs).map((part) => (part.match ? element("mark", {}, part.text) : part.text));
}
