// The sheet of somebody who visits a meeting: it counts what is ticked.

import { need } from "./parts.js";
import { startSheet } from "./sheet.js";
import * as say from "theme/strings.js";

/** @param {HTMLFormElement} form */
export function startObserver(form) {
  const total = need(document, "#tong_diem", HTMLElement);
  const all = form.querySelectorAll(".seen li").length;
  const changed = () => {
    const yes = form.querySelectorAll('.seen [value="co"]:checked').length;
    const no = form.querySelectorAll('.seen [value="chua"]:checked').length;
    total.textContent = say.observerTotal(yes + no, all, yes, no);
  };
  startSheet(form, { changed });
}
