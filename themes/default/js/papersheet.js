// The sheet for a topic's papers in Word: the list of them, each with how many
// places are still to be filled in, and a form for what is entered once for all
// of them. The blank papers, made ahead, are plain links beside.

import { button, element, fill } from "./elements.js";
import { DOCX, blanksOf, docx, filled, paperOf } from "./paper.js";
import { papersForm } from "./paperform.js";
import { loadPapers } from "./paperscripts.js";
import { forBlanks } from "./paperstore.js";
import { saveFile } from "./saving.js";
import { sendingOf } from "./sharefile.js";
import { makeOverlay } from "./overlay.js";
import * as say from "theme/strings.js";

/** @typedef {import("./paper.js").Paper} Paper */

/**
 * @param {HTMLAnchorElement} link  the action bar's entry: it leads to the list of blank papers, and its data
 *   name the script of the topic's papers
 */
export function papersSheet(link) {
  const list = document.getElementById(link.hash.slice(1));
  const blanks = /** @type {HTMLAnchorElement[]} */ ([...(list ? list.querySelectorAll("li a") : [])]);
  const rows = blanks.map((blank) => new Row(blank, (row) => hand(row)));
  const status = element("p", { class: "said", role: "status" });
  const share = button(say.papersShare, () => {}, "plain");
  share.hidden = true;
  const how = element("details", { class: "elsewhere", hidden: true }, element("summary", {}, say.papersElsewhere), element("p", {}, say.handoutElsewhereHow));
  const form = papersForm(() => count(), (text) => tell(text));
  const sheet = makeOverlay(
    say.papersSheet,
    form.root,
    element("ol", { class: "paper-rows" }, ...rows.map((row) => row.root)),
    element("p", { class: "small" }, say.papersNote),
    element("div", { class: "overlay-foot" }, status, share, how),
  );
  /** @type {import("./paperscripts.js").PaperSet | undefined} */
  let set;

  /** What is entered, as texts for blanks. */
  const texts = () => forBlanks(form.values(), set && set.figures);

  function count() {
    const given = texts();
    for (const row of rows) row.count(given);
  }

  /**
   * @param {string} text
   * @param {() => Promise<void>} [send]  sends the file through another app, where the browser can
   */
  function tell(text, send) {
    status.textContent = text;
    how.hidden = !text;
    share.hidden = !send;
    if (send) share.onclick = () => send().catch((error) => error.name === "AbortError" || tell(say.papersNotShared));
  }

  /** Hands a paper over as it is filled in now. */
  function hand(row) {
    const bytes = docx(filled(/** @type {Paper} */ (row.paper), texts()));
    const name = say.papersFile(row.name) + ".docx";
    const saved = saveFile(name, DOCX, [bytes]);
    how.open = !saved;
    tell(saved ? say.papersMade(name, row.left) : say.papersNotSaved, sendingOf(name, DOCX, [bytes]));
  }

  async function load() {
    if (set) return;
    try {
      set = await loadPapers(link.dataset.papers ?? "");
      for (const row of rows) row.paper = paperOf(set, row.name);
      form.root.hidden = false;
      form.show(set);
      count();
      if (status.textContent === say.papersNotLoaded) tell("");
    } catch {
      form.root.hidden = !set;
      tell(say.papersNotLoaded);
    }
  }

  return {
    open() {
      form.root.open = false; // opened again, the papers are what is wanted
      sheet.open(link);
      load();
    },
  };
}

/** A paper in the list: filled in as far as it can be, and blank. */
class Row {
  /**
   * @param {HTMLAnchorElement} blank  the link to the paper made ahead
   * @param {(row: Row) => void} hand
   */
  constructor(blank, hand) {
    this.name = decodeURIComponent(blank.pathname.replace(/^.*\/|\.docx$/g, ""));
    this.paper = /** @type {Paper | undefined} */ (undefined);
    this.left = 0;
    this.filling = false; // something that is entered has a place in it
    this.told = element("small", {}, "\u00a0"); // as high as what will stand there
    const title = blank.textContent ?? "";
    const get = element("a", { class: "paper-get", href: blank.href }, element("strong", {}, title), this.told);
    get.addEventListener("click", (event) => {
      if (!this.filling) return; // then it is the paper made ahead
      event.preventDefault();
      hand(this);
    });
    this.other = element("a", { class: "paper-blank", href: blank.href }, say.papersBlank, element("span", { class: "visually-hidden" }, ": " + title));
    this.root = element("li", {}, get, this.other);
  }

  /** @param {Record<string, string>} texts  for blanks */
  count(texts) {
    if (!this.paper) return;
    this.blanks = this.blanks || blanksOf(this.paper);
    this.left = this.blanks.filter((name) => !name || !(texts[name] || "").trim()).length;
    this.filling = this.left < this.blanks.length;
    fill(this.told, this.left ? say.papersLeft(this.left) : say.papersFull);
  }
}
