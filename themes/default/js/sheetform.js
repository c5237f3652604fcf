// A form as fields with values. What the form has no place for is handed back,
// not dropped: a link may come from a portal with another frame of points.

import { element } from "./elements.js";

/** @typedef {import("./payload.js").Fields} Fields */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * The controls that are kept: those with a name.
 * @param {HTMLFormElement} form
 */
export const named = (form) =>
  /** @type {Control[]} */ ([...form.querySelectorAll("input[name], select[name], textarea[name]")]);

/**
 * @param {HTMLFormElement} form
 * @returns {Fields}
 */
export function readForm(form) {
  /** @type {Fields} */
  const fields = {};
  for (const control of named(form)) {
    if (isChoice(control) && (!control.checked || control.defaultChecked)) continue;
    if (control.value.trim()) fields[control.name] = control.value;
  }
  return fields;
}

/**
 * Puts values into a form and empties what has none.
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 * @returns {Fields} what the form has no place for
 */
export function fillForm(form, fields) {
  const rest = { ...fields };
  form.reset();
  for (const control of named(form)) {
    const value = Object.prototype.hasOwnProperty.call(fields, control.name) ? fields[control.name] : "";
    if (!isChoice(control)) control.value = value;
    else if (value) control.checked = control.value === value;
    if (value && (isChoice(control) ? control.value : control.value.replace(/\r\n?/g, "\n")) === value.replace(/\r\n?/g, "\n")) delete rest[control.name];
  }
  mirror(form);
  return rest;
}

/** @returns {control is HTMLInputElement} */
const isChoice = (control) => control.type === "radio" || control.type === "checkbox";

/**
 * Beside each field the words in it, for paper: boxes cut long texts off.
 * @param {HTMLFormElement} form
 */
export function mirror(form) {
  for (const control of named(form)) {
    if (isChoice(control)) continue;
    let place = control.nextElementSibling;
    if (!place || !place.classList.contains("written")) {
      place = element("span", { class: "written", "aria-hidden": "true" });
      control.after(place);
    }
    place.textContent = wordsOf(control);
    const line = control.closest(".line");
    // Of what can be said in two ways, paper shows the way that was taken.
    if (line && control.name === "ten-chuyen-de") line.classList.toggle("no-paper", !control.value);
    if (line && control.name === "chuyen-de") line.classList.toggle("no-paper", !control.value && Boolean(form.elements["ten-chuyen-de"]?.value));
    if (control instanceof HTMLTextAreaElement && control.rows < 8) grow(control);
  }
}

/** What a field says: a day as it is written, of a choice its words. */
function wordsOf(control) {
  if (control instanceof HTMLSelectElement) return control.value ? control.selectedOptions[0].text : "";
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(control.value) || [];
  return year && control.type !== "text" ? [day, month, year].filter(Boolean).join("/") : control.value;
}

/** A box of several lines is as high as what is in it. */
function grow(area) {
  area.style.height = "";
  if (area.scrollHeight > area.clientHeight) area.style.height = `${area.scrollHeight + 4}px`;
}
