// Narrows the table of documents to those that a form describes.

import { unmark } from "search-client/syllable.js";
import { controls, entriesOf, need } from "./parts.js";
import { readFragment, writeFragment } from "./fragment.js";
import * as say from "theme/strings.js";

/** @param {HTMLFormElement} form */
export function startRegister(form) {
  const [body] = need(document, "#bang_van_ban", HTMLTableElement).tBodies;
  const rows = [...body.rows].map((row) => ({ row, text: fold(row.cells[0].textContent) }));
  const count = need(document, "#so_van_ban", HTMLElement);
  const whole = count.textContent;

  function show() {
    const wanted = Object.fromEntries(entriesOf(form));
    const words = fold(wanted.chu).split(" ").filter(Boolean);
    let shown = 0;
    for (const { row, text } of rows) {
      const fits =
        words.every((word) => text.includes(word)) &&
        Object.keys(wanted).every((name) => name === "chu" || !wanted[name] || row.getAttribute("data-" + name) === wanted[name]);
      row.hidden = !fits;
      if (fits) shown++;
    }
    count.textContent = shown === rows.length ? whole : say.registerShown(shown, rows.length);
    writeFragment(wanted);
  }

  function restore() {
    const kept = readFragment();
    for (const control of controls(form)) {
      const value = kept.get(control.name) ?? "";
      if (control.type === "checkbox" && control instanceof HTMLInputElement) control.checked = control.value === value;
      else control.value = value;
      if (control instanceof HTMLSelectElement && control.selectedIndex < 0) control.value = "";
    }
    show();
  }

  form.addEventListener("input", show);
  form.addEventListener("reset", () => setTimeout(show)); // once the form is empty
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", restore);
  form.hidden = false;
  if (location.hash) restore();
}

/** As documents are typed in a hurry, on one line. */
function fold(text) {
  return unmark(text).replace(/\s+/g, " ");
}
