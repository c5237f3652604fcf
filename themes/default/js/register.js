// Narrows the table of documents to those that a form describes.

import { unmark } from "search-client/syllable.js";
import { controls, entriesOf, need } from "./parts.js";
import { readFragment, writeFragment } from "./fragment.js";
import * as say from "theme/strings.js";

/** @param {HTMLFormElement} form */
export function startRegister(form) {
  const parts = [...need(document, "#bang_van_ban", HTMLTableElement).tBodies].map((body) => ({
    head: /** @type {HTMLElement | null} */ (body.querySelector(".part")),
    count: body.querySelector(".count"),
    rows: /** @type {NodeListOf<HTMLTableRowElement>} */ (body.querySelectorAll("[data-hieu-luc]")),
  }));
  const rows = parts.flatMap((part) => [...part.rows]).map((row) => ({ row, text: fold(told(row)) }));
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
    for (const part of parts) {
      const left = [...part.rows].filter((row) => !row.hidden).length;
      if (part.head) part.head.hidden = !left;
      if (part.count) part.count.textContent = say.registerTotal(left);
    }
    count.textContent = shown === rows.length ? whole : shown ? say.registerShown(shown, rows.length) : say.registerShownNone;
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

/**
 * What a document is looked for by: what its row shows, its type, what it is about
 * in the words of its page, and what else it is called.
 * @param {HTMLTableRowElement} row
 */
function told(row) {
  const { loai, coQuan, them } = row.dataset;
  const type = document.querySelector(`[name="loai"] [value="${loai}"]`);
  return [row.textContent, type?.textContent, coQuan, them].join(" ");
}

/** As documents are typed in a hurry, on one line. */
function fold(text) {
  return unmark(text).replace(/\s+/g, " ");
}
