// Builds elements. Text goes in as text, so nothing from the index can become
// markup.

/** @typedef {Record<string, string | number | boolean>} Attributes */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Attributes} attributes
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(tag, attributes, ...children) {
  const node = document.createElement(tag);
  setAll(node, attributes);
  node.append(...children);
  return node;
}

/**
 * @param {Element} node
 * @param {Attributes} attributes
 */
export function setAll(node, attributes) {
  for (const name in attributes) node.setAttribute(name, String(attributes[name]));
}

/**
 * Puts children where others were: replaceChildren is too new.
 * @param {Element} node
 * @param {...(Node | string)} children
 */
export function fill(node, ...children) {
  node.textContent = "";
  node.append(...children);
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
