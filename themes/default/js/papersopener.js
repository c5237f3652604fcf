// The entry for Word in the action bar: a link to the list of files, and with
// this script a button for the sheet that fills them in (papers.js), which is
// fetched then.

import { fetchScript, fetchStyle } from "./fetching.js";

/** @param {Element} bar  of actions */
export function offerPapers(bar) {
  const link = bar.querySelector("a[data-papers]");
  if (!(link instanceof HTMLAnchorElement)) return;
  const { papersCode = "", papersLook = "" } = link.dataset;
  let fetched = false; // once it is, papers.js opens the sheet
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    event.stopPropagation(); // the list below stays closed
    if (fetched) return;
    try {
      await Promise.all([fetchStyle(papersLook), fetchScript(papersCode)]);
      fetched = true;
    } catch {
      const list = document.getElementById(link.hash.slice(1));
      if (list instanceof HTMLDetailsElement) list.open = true;
      location.hash = link.hash;
    }
  });
  if (location.hash === link.hash) link.click(); // from what is handed out
}
