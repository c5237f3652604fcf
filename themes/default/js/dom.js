// Builds elements. Text goes in as text, so nothing from the index can become
// markup.

import { highlight } from "search-client/index.js";

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  setAll(node, attributes);
  node.append(...children);
  return node;
}

/**
 * @param {Element} node
 * @param {Record<string, string>} attributes
 */
export function setAll(node, attributes) {
  for (const name in attributes) node.setAttribute(name, attributes[name]);
}

/**
 * @param {string} text
 * @param {() => void} press
 * @param {string} [look] its class
 */
export function button(text, press, look = "") {
  const node = element("button", { type: "button", class: look }, text);
  node.onclick = press;
  return node;
}

/**
 * @param {string} feature  of a media query
 * @returns {boolean}
 */
export function screen(feature) {
  return matchMedia(`(${feature})`).matches;
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
