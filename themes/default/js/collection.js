// The page on which a trainer puts a book together: pages are gathered, put in
// order, named, shared as a link, and printed as one book. Without this script the
// page leads to the books that are ready made.

import { drop, idsOf, insert, move, textOf } from "./collectionlist.js";
import { button, element, fill } from "./elements.js";
import { readFragment } from "./fragment.js";
import { startFinder } from "./collectionfind.js";
import { startMaking } from "./collectionmake.js";
import { need } from "./parts.js";
import { startSheet } from "./sheet.js";
import * as say from "theme/strings.js";

/**
 * @typedef {object} Page  that can be gathered
 * @property {string} id
 * @property {string} kind
 * @property {string} title
 * @property {string} url
 * @property {string} script
 * @property {string} [slides]
 * @property {string} [folder]
 * @property {string[]} [papers]
 * @property {string} [set]  the script that brings its papers
 * @property {string[]} [former]
 */

/** @typedef {{ pages: Page[], papers: Record<string, string>, forms: Record<string, string>, set: string, deck: string }} Data */

const form = document.querySelector("#bo_tai_lieu");
if (form instanceof HTMLFormElement) startCollection(form);

/** @param {HTMLFormElement} form */
function startCollection(form) {
  /** @type {Data} */
  const data = JSON.parse(need(document, "#du_lieu", HTMLScriptElement).text);
  /** @type {Map<string, Page>} */
  const known = new Map();
  for (const page of data.pages || []) {
    known.set(page.id, page);
    for (const id of page.former || []) if (!known.has(id)) known.set(id, page);
  }
  const field = need(form, '[name="bai"]', HTMLInputElement); // holds the ids
  const list = need(form, ".chosen", HTMLElement);
  const said = need(form, ".chosen-said", HTMLElement);
  const heading = need(form, "#da_chon", HTMLElement);
  const ids = () => idsOf(field.value);
  /** @type {ReturnType<typeof startSheet> | undefined} */
  let sheet;

  /** @param {string[]} chosen @param {string} [what] */
  function take(chosen, what = "") {
    field.value = textOf(chosen);
    if (sheet) sheet.edited();
    said.textContent = what;
  }

  function show() {
    const chosen = ids();
    fill(list, ...chosen.map((id, i) => entry(id, i, chosen.length)));
    heading.textContent = chosen.length ? say.collectionChosenCount(chosen.length) : say.collectionChosen;
    if (!chosen.length) said.textContent = say.collectionEmpty;
    else if (said.textContent === say.collectionEmpty) said.textContent = "";
    showMaking();
    finder.show();
  }

  function entry(id, i, count) {
    const page = known.get(id);
    const title = page ? page.title : say.collectionLost(id);
    const shift = (by) => {
      take(move(ids(), i, by), say.collectionMoved(title, i + by + 1));
      // Whoever goes on moving the same page finds the button where the page is.
      const moved = list.children[i + by];
      const same = moved.querySelector(by < 0 ? "[data-up]" : "[data-down]");
      const other = moved.querySelector(by < 0 ? "[data-down]" : "[data-up]");
      for (const each of [other, same]) if (each instanceof HTMLButtonElement && !each.disabled) each.focus();
    };
    const up = button("↑", () => shift(-1), "plain");
    const down = button("↓", () => shift(1), "plain");
    const away = button("✕", () => {
      take(drop(ids(), i), say.collectionDropped(title));
      heading.focus();
    }, "plain");
    up.dataset.up = down.dataset.down = "";
    up.disabled = i === 0;
    down.disabled = i === count - 1;
    up.setAttribute("aria-label", say.collectionUp(title));
    down.setAttribute("aria-label", say.collectionDown(title));
    away.setAttribute("aria-label", say.collectionAway(title));
    const name = page ? element("a", { href: page.url }, title) : element("span", { class: "lost" }, title);
    return element(
      "li",
      {},
      element("p", { class: "what" }, name, element("span", { class: "sort" }, page ? kindName(page.kind) : say.collectionLostMore)),
      element("span", { class: "moves" }, up, down, away),
    );
  }

  const kindName = (kind) => need(form, ".kinds", HTMLElement).querySelector(`[value="${kind}"]`)?.parentElement?.textContent?.trim() || "";

  const showMaking = startMaking(form, data, () => ids().flatMap((id) => known.get(id) || []));
  const finder = startFinder(form, data.pages || [], kindName, {
    has: (id) => ids().includes(id),
    add: (page) => take(insert(ids(), page.id), say.collectionAdded(page.title)),
  });
  const wanted = readFragment().get("them");
  if (wanted !== null) history.replaceState(null, "", location.pathname + location.search);
  form.hidden = false;
  sheet = startSheet(form, { changed: show });
  if (wanted !== null) addWanted(wanted);
  addEventListener("hashchange", () => {
    const id = readFragment().get("them");
    if (id === null) return;
    history.replaceState(null, "", location.pathname + location.search);
    addWanted(id);
  });

  /** A page's own button leads here with its id. */
  function addWanted(id) {
    const page = known.get(id);
    if (!page) {
      said.textContent = say.collectionUnknown;
    } else if (ids().includes(page.id)) {
      said.textContent = say.collectionThere(page.title);
    } else {
      take(insert(ids(), page.id), say.collectionAdded(page.title));
    }
    heading.focus();
  }
}
