// What the action bar's entry for Word opens. Fetched when it is asked for, so it
// opens the sheet at once.

import { papersSheet } from "./papersheet.js";

const link = document.querySelector("a[data-papers]");
if (link instanceof HTMLAnchorElement) {
  const sheet = papersSheet(link);
  link.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) sheet.open();
  });
  sheet.open();
}
