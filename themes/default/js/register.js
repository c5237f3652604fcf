// Narrows the table of documents to those that a form describes.

import { unmark } from "search-client/syllable.js";
import { readFragment, writeFragment } from "./fragment.js";
import * as say from "theme/strings.js";

/** @param {HTMLFormElement} form */
export function startRegister(form) {
  const rows = [...document.querySelectorAll("#bang_van_ban tbody tr")].map((row) => ({ row, text: fold(row.cells[0].textContent) }));
  const count = document.getElementById("so_van_ban");
  const whole = count.textContent;

  function show() {
    const wanted = Object.fromEntries(new FormData(form));
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
    for (const control of form.elements) {
      if (!control.name) continue;
      if (control.type === "checkbox") control.checked = kept.get(control.name) === control.value;
      else control.value = kept.get(control.name) ?? "";
      if (control.tagName === "SELECT" && control.selectedIndex < 0) control.value = "";
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
