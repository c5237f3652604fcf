// Finds pages to gather: all, or those of a kind, or those with the words that are
// typed, with marks or without.

import { unmark } from "search-client/syllable.js";
import { button, element, fill } from "./elements.js";
import { need } from "./parts.js";
import * as say from "theme/strings.js";

const SHOWN = 4;
const MORE = 8;

/** @typedef {import("./collection.js").Page} Page */

/**
 * @param {HTMLFormElement} form
 * @param {Page[]} pages
 * @param {(kind: string) => string} kindName
 * @param {{ has: (id: string) => boolean, add: (page: Page) => void }} collection
 */
export function startFinder(form, pages, kindName, { has, add }) {
  const filter = need(form, "#loc_bai", HTMLInputElement);
  const kinds = /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(".kinds input"));
  const list = need(form, ".found", HTMLElement);
  const said = need(form, ".found-said", HTMLElement);
  const texts = pages.map((page) => plain(`${page.title} ${kindName(page.kind)}`));
  let shown = SHOWN;

  function show() {
    const words = plain(filter.value).split(/\s+/).filter(Boolean);
    const of = [...kinds].filter((kind) => kind.checked).map((kind) => kind.value);
    const found = pages.filter((page, i) => (!of.length || of.includes(page.kind)) && words.every((word) => texts[i].includes(word)));
    fill(list, ...found.slice(0, shown).map(item));
    const rest = found.length - shown;
    if (rest > 0) list.append(element("li", {}, button(say.collectionMore(Math.min(rest, MORE)), more, "plain")));
    said.textContent = words.length || of.length ? (found.length ? say.collectionFound(found.length) : say.collectionFoundNone) : "";
  }

  /** @param {Page} page */
  function item(page) {
    const there = has(page.id);
    const press = button(there ? say.collectionIn : say.collectionTake, () => pressed(page), "plain");
    press.disabled = there;
    press.setAttribute("aria-label", (there ? say.collectionInLabel : say.collectionTakeLabel)(page.title));
    return element("li", {}, element("p", { class: "what" }, page.title, element("span", { class: "sort" }, kindName(page.kind))), press);
  }

  /** The next page that can be taken is at hand when this one has been. */
  function pressed(page) {
    const at = [...list.children].findIndex((child) => child.contains(document.activeElement));
    add(page);
    const next = [...list.querySelectorAll("button")].find((each, i) => i >= at && !each.disabled);
    (next || filter).focus();
  }

  function more() {
    const before = shown;
    shown += MORE;
    show();
    const first = list.children[before];
    if (first) first.querySelector("button")?.focus();
  }

  const again = () => {
    shown = SHOWN;
    show();
  };
  filter.addEventListener("input", again);
  filter.addEventListener("keydown", (event) => event.key === "Enter" && event.preventDefault());
  for (const kind of kinds) kind.addEventListener("change", again);
  return { show };
}

/** @param {string} text */
const plain = (text) => unmark(text.normalize("NFC").toLowerCase());
