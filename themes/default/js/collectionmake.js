// What a trainer makes of a collection: slides, files for Word, one book.

import { buildBook } from "./collectionbook.js";
import { formOf, wordsOf } from "./collectionwords.js";
import { joinedAddress } from "./deckjoin.js";
import { openElsewhere } from "./elsewhere.js";
import { element, fill } from "./elements.js";
import { DOCX } from "./paper.js";
import { need } from "./parts.js";
import { saveFile } from "./saving.js";
import { withoutPersons } from "./sheet.js";
import { readForm } from "./sheetform.js";
import * as say from "theme/strings.js";

/** @typedef {import("./collection.js").Page} Page */
/** @typedef {import("./collection.js").Data} Data */

const EXTRAS = ["diem-danh", "bai-tap"]; // what goes along with a book, by the names of their boxes

/**
 * @param {HTMLFormElement} form
 * @param {Data} data
 * @param {() => Page[]} chosen  the pages of the collection that the portal has
 * @returns {() => void} shows what can be made, once the collection has changed
 */
export function startMaking(form, data, chosen) {
  const make = need(document, ".make", HTMLElement);
  const made = need(make, ".made-said", HTMLElement);
  const tell = (/** @type {string} */ text) => void (made.textContent = text);
  const showWords = startWords(form, make, data, chosen, tell);
  const closeBook = startBook(form, make, chosen, tell);
  return () => {
    const pages = chosen();
    for (const each of make.querySelectorAll("button")) each.disabled = !pages.length;
    showSlides(form, make, data.deck, pages);
    showWords(pages);
    closeBook();
  };
}

/** @param {HTMLFormElement} form @param {string} name */
const control = (form, name) => need(form, `[name="${name}"]`, HTMLInputElement);

/** What else is wished for. @param {HTMLFormElement} form */
const extrasOf = (form) => EXTRAS.filter((name) => control(form, name).checked);

/** What is said of the workshop. @param {HTMLFormElement} form */
function workshopOf(form) {
  const text = (/** @type {string} */ name) => control(form, name).value.trim();
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text("ngay")) || [];
  return { name: text("ten"), day: date ? `${date}/${month}/${year}` : "", place: text("noi"), person: text("nguoi") };
}

/**
 * The ways to the slides of each page, and to those of all.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} make
 * @param {string} deck
 * @param {Page[]} pages
 */
function showSlides(form, make, deck, pages) {
  const all = pages.filter((page) => page.slides);
  const place = need(make, ".show-all", HTMLDetailsElement);
  place.hidden = !all.length;
  const whole = need(place, "[data-deck]", HTMLAnchorElement);
  whole.hidden = all.length < 2;
  if (all.length > 1) whole.href = joinedAddress(deck, withoutPersons(form, readForm(form)));
  fill(need(place, "ol", HTMLElement), ...all.map((page) => element("li", {}, element("a", { href: page.slides || "" }, page.title))));
}

/**
 * Files for Word: each as it was made ahead, and all in one archive.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} make
 * @param {Data} data
 * @param {() => Page[]} chosen
 * @param {(text: string) => void} tell
 * @returns {(pages: Page[]) => void} shows them
 */
function startWords(form, make, data, chosen, tell) {
  const words = need(make, "[data-words]", HTMLButtonElement);
  const place = need(make, "[data-each]", HTMLDetailsElement);
  const formNames = () => extrasOf(form).filter((name) => data.forms[name]);

  /** @param {string} name @param {string} type @param {BlobPart} bytes @param {string} text */
  function save(name, type, bytes, text) {
    const saved = saveFile(name, type, [bytes]);
    tell(saved ? text : say.collectionNotSaved);
    if (!saved) openElsewhere();
  }

  function refused() {
    tell(say.collectionNoWords);
    openElsewhere();
  }

  /** A form as it was made ahead; with what is said of the workshop, where something is. @param {string} name */
  function formLink(name) {
    const link = element("a", { href: data.forms[name] }, control(form, name).parentElement?.textContent?.trim() || name);
    link.addEventListener("click", async (event) => {
      const head = workshopOf(form);
      if (event.ctrlKey || event.metaKey || event.shiftKey || !Object.values(head).some(Boolean)) return;
      event.preventDefault();
      try {
        save(`${name}.docx`, DOCX, await formOf(data.set, name, head), say.collectionFormSaved(`${name}.docx`));
      } catch {
        refused();
      }
    });
    return link;
  }

  words.onclick = async () => {
    const pages = chosen().filter((page) => page.set);
    tell(say.collectionLoading(pages.length));
    try {
      const { bytes, count } = await wordsOf(pages, { set: data.set, forms: formNames(), about: workshopOf(form) });
      save(say.collectionFile + ".zip", "application/zip", bytes, say.collectionSaved(count));
    } catch {
      refused();
    }
  };

  return (pages) => {
    const all = pages.filter((page) => page.papers);
    words.hidden = !all.some((page) => page.set) && !formNames().length;
    const row = (/** @type {string} */ title, /** @type {HTMLElement[]} */ links) =>
      element("li", {}, element("strong", {}, title), ": ", ...links.flatMap((link) => [link, " · "]).slice(0, -1));
    const links = (/** @type {Page} */ page) => (page.papers || []).map((name) => element("a", { href: page.folder + name }, data.papers[name] || name));
    const forms = Object.keys(data.forms).map(formLink);
    const rows = all.map((page) => row(page.title, links(page)));
    if (forms.length) rows.unshift(row(say.collectionForms, forms));
    place.hidden = !rows.length;
    fill(need(place, "ul", HTMLElement), ...rows);
  };
}

/**
 * The book, made below the form and printed.
 * @param {HTMLFormElement} form
 * @param {HTMLElement} make
 * @param {() => Page[]} chosen
 * @param {(text: string) => void} tell
 * @returns {() => void} takes it away
 */
function startBook(form, make, chosen, tell) {
  const book = need(document, "#cuon_sach", HTMLElement);
  const again = need(make, "[data-print-book]", HTMLElement);

  function close() {
    book.hidden = true;
    book.textContent = "";
    again.hidden = true;
    tell("");
    document.body.classList.remove("with-book");
  }

  async function build() {
    const pages = chosen();
    tell(pages.length ? say.collectionLoading(pages.length) : say.collectionEmpty);
    if (!pages.length) return;
    try {
      const extras = extrasOf(form).map((name) => need(document, "#" + name.replace("-", "_"), HTMLElement));
      await buildBook(book, pages, extras, workshopOf(form));
    } catch {
      close();
      tell(say.collectionNotLoaded);
      return openElsewhere();
    }
    book.hidden = false;
    document.body.classList.add("with-book");
    tell(say.collectionMade(pages.length));
    again.hidden = typeof window.print !== "function";
    if (again.hidden) openElsewhere();
    else window.print();
  }

  need(make, "[data-book]", HTMLButtonElement).onclick = build;
  need(again, "button", HTMLButtonElement).onclick = () => window.print();
  const print = document.querySelector(".sheet-tools [data-print]");
  if (print instanceof HTMLButtonElement) print.onclick = build;
  return close;
}
