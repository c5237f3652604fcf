// What the page's template has for a script. A part that is missing ends the
// script at once, with its name, and leaves the page as it is without script.

/**
 * @template {Element} T
 * @param {ParentNode} place
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function need(place, selector, type) {
  const found = place.querySelector(selector);
  if (!(found instanceof type)) throw new Error(selector);
  return found;
}

/**
 * The controls of a form that hold a value.
 * @param {HTMLFormElement} form
 * @returns {(HTMLInputElement | HTMLSelectElement)[]}
 */
export const controls = (form) => [...form.querySelectorAll("input"), ...form.querySelectorAll("select")];

/**
 * What a form holds, in words: files are none of it.
 * @param {HTMLFormElement} form
 * @returns {[string, string][]}
 */
export function entriesOf(form) {
  /** @type {[string, string][]} */
  const entries = [];
  for (const [name, value] of new FormData(form)) if (typeof value === "string") entries.push([name, value]);
  return entries;
}

/** The address of the script that is running: asked while it starts. */
export function ownScript() {
  const script = document.currentScript;
  if (!(script instanceof HTMLScriptElement)) throw new Error("this is no script of its own");
  return script;
}
