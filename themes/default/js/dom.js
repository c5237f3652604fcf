// Builds elements, also of what search finds.

import { highlight } from "search-client/excerpt.js";

import { element } from "./elements.js";

export * from "./elements.js";

/**
 * Text with the words of a query in <mark>.
 * @param {string} text
 * @param {string} query
 * @param {string} [title]  of the text's page
 * @returns {(HTMLElement | string)[]}
 */
export function marked(text, query, title) {
  return highlight(text, query, title).map((part) => (part.match ? element("mark", {}, part.text) : part.text));
}
