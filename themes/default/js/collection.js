// The page on which a trainer puts a book together: pages are gathered, put in
// order, named, shared as a link, and printed as one book. Without this script the
// page leads to the books that are ready made.

import { buildBook } from "./collectionbook.js";
import { formOf, wordsOf } from "./collectionwords.js";
import { joinedAddress } from "./deckjoin.js";
import { drop, idsOf, insert, move, textOf } from "./collectionlist.js";
import { openElsewhere } from "./elsewhere.js";
import { button, element, fill } from "./elements.js";
import { readFragment } from "./fragment.js";
import { startFinder } from "./collectionfind.js";
import { DOCX } from "./paper.js";
import { need } from "./parts.js";
import { saveFile } from "./saving.js";
import { startSheet, withoutPersons } from "./sheet.js";
import { readForm } from "./sheetform.js";
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

const form = document.querySelector("#bo_tai_lieu");
if (form instanceof HTMLFormElement) startCollection(form);

/** @param {HTMLFormElement} form */
function startCollection(form) {
  /** @type {{ pages: Page[], papers: Record<string, string>, forms: Record<string, string>, set: string, deck: string }} */
  const data = JSON.parse(need(document, "#du_lieu", HTMLScriptElement).text);
  /** @type {Map<string, Page>} */
  const known = new Map();
  for (const page of data.pages || []) {
    known.set(page.id, page);
    for (const id of page.former || []) if (!known.has(id)) known.set(id, page);
  }
  const control = (name) => need(form, `[name="${name}"]`, HTMLInputElement);
  const list = need(form, ".chosen", HTMLElement);
  const said = need(form, ".chosen-said", HTMLElement);
  const heading = need(form, "#da_chon", HTMLElement);
  const make = need(document, ".make", HTMLElement);
  const made = need(make, ".made-said", HTMLElement);
  const again = need(make, "[data-print-book]", HTMLElement);
  const words = need(make, "[data-words]", HTMLButtonElement);
  const book = need(document, "#cuon_sach", HTMLElement);
  const ids = () => idsOf(control("bai").value);
  /** Those of some ids that the portal has. @param {string[]} of @returns {Page[]} */
  const found = (of) => of.flatMap((id) => known.get(id) || []);
  /** @type {ReturnType<typeof startSheet> | undefined} */
  let sheet;

  /** @param {string[]} chosen @param {string} [what] */
  function take(chosen, what = "") {
    control("bai").value = textOf(chosen);
    if (sheet) sheet.edited();
    said.textContent = what;
  }

  function show() {
    const chosen = ids();
    fill(list, ...chosen.map((id, i) => entry(id, i, chosen.length)));
    heading.textContent = chosen.length ? say.collectionChosenCount(chosen.length) : say.collectionChosen;
    if (!chosen.length) said.textContent = say.collectionEmpty;
    else if (said.textContent === say.collectionEmpty) said.textContent = "";
    for (const each of make.querySelectorAll("button")) each.disabled = !chosen.length;
    showSlides(chosen);
    showWords(chosen);
    closeBook();
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

  function showSlides(chosen) {
    const all = found(chosen).filter((page) => page.slides);
    const place = need(make, ".show-all", HTMLDetailsElement);
    place.hidden = !all.length;
    const whole = need(place, "[data-deck]", HTMLAnchorElement);
    whole.hidden = all.length < 2;
    if (all.length > 1) whole.href = joinedAddress(data.deck, withoutPersons(form, readForm(form)));
    fill(need(place, "ol", HTMLElement), ...all.map((page) => element("li", {}, element("a", { href: page.slides || "" }, page.title))));
  }

  function closeBook() {
    book.hidden = true;
    book.textContent = "";
    again.hidden = true;
    made.textContent = "";
    document.body.classList.remove("with-book");
  }

  /** Files for Word: each as it was made ahead, and all in one archive. */
  function showWords(chosen) {
    const all = found(chosen).filter((page) => page.papers);
    words.hidden = !all.some((page) => page.set) && !formNames().length;
    const place = need(make, "[data-each]", HTMLDetailsElement);
    place.hidden = !all.length && !Object.keys(data.forms).length;
    const links = (page) => (page.papers || []).flatMap((name) => [element("a", { href: page.folder + name }, data.papers[name] || name), " · "]).slice(0, -1);
    const forms = Object.keys(data.forms).flatMap((name) => [formLink(name), " · "]).slice(0, -1);
    const items = all.map((page) => element("li", {}, element("strong", {}, page.title), ": ", ...links(page)));
    if (forms.length) items.unshift(element("li", {}, element("strong", {}, say.collectionForms), ": ", ...forms));
    fill(need(place, "ul", HTMLElement), ...items);
  }

  /** The forms of the workshop that are wished for. */
  const formNames = () => ["diem-danh", "bai-tap"].filter((name) => control(name).checked && data.forms[name]);

  /** A form as it was made ahead; with what is said of the workshop, where something is. */
  function formLink(name) {
    const link = element("a", { href: data.forms[name] }, control(name).parentElement?.textContent?.trim() || name);
    link.addEventListener("click", async (event) => {
      const head = workshop();
      if (event.ctrlKey || event.metaKey || event.shiftKey || !Object.values(head).some(Boolean)) return;
      event.preventDefault();
      try {
        tellSaved(saveFile(`${name}.docx`, DOCX, [await formOf(data.set, name, head)]), say.collectionFormSaved(`${name}.docx`));
      } catch {
        made.textContent = say.collectionNoWords;
        openElsewhere();
      }
    });
    return link;
  }

  function tellSaved(saved, text) {
    made.textContent = saved ? text : say.collectionNotSaved;
    if (!saved) openElsewhere();
  }

  /** What is said of the workshop. */
  function workshop() {
    const text = (name) => control(name).value.trim();
    const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text("ngay")) || [];
    return { name: text("ten"), day: date ? `${date}/${month}/${year}` : "", place: text("noi"), person: text("nguoi") };
  }

  async function makeWords() {
    const pages = found(ids()).filter((page) => page.set);
    made.textContent = say.collectionLoading(pages.length);
    try {
      const { bytes, count } = await wordsOf(pages, { set: data.set, forms: formNames(), about: workshop() });
      tellSaved(saveFile(say.collectionFile + ".zip", "application/zip", [bytes]), say.collectionSaved(count));
    } catch {
      made.textContent = say.collectionNoWords;
      openElsewhere();
    }
  }

  async function makeBook() {
    const pages = found(ids());
    if (!pages.length) {
      made.textContent = say.collectionEmpty;
      return;
    }
    made.textContent = say.collectionLoading(pages.length);
    try {
      const extras = ["diem-danh", "bai-tap"].filter((name) => control(name).checked).map((name) => need(document, "#" + name.replace("-", "_"), HTMLElement));
      await buildBook(book, pages, extras, workshop());
    } catch {
      closeBook();
      made.textContent = say.collectionNotLoaded;
      openElsewhere();
      return;
    }
    book.hidden = false;
    document.body.classList.add("with-book");
    made.textContent = say.collectionMade(pages.length);
    again.hidden = typeof window.print !== "function";
    if (again.hidden) openElsewhere();
    else window.print();
  }

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
  need(make, "[data-book]", HTMLButtonElement).onclick = makeBook;
  words.onclick = makeWords;
  need(again, "button", HTMLButtonElement).onclick = () => window.print();
  const print = document.querySelector(".sheet-tools [data-print]");
  if (print instanceof HTMLButtonElement) print.onclick = makeBook;

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
