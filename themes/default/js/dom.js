// Builds elements. Text goes in as text, so nothing from the index can become
// markup.

import { highlight } from "search-client/index.js";

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

/**
 * Text with the words of a query in <mark>.
 * @param {string} text
 * @param {string} query
 * @returns {(HTMLElement | string)[]}
 */
export function marked(text, query) {
  return highlight(text, query).map((part) => (part.match ? element("mark", {}, part.text) : part.text));
}
