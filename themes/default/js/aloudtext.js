// What of a page is read aloud: its own text, block by block in the order of
// reading, rows of tables one by one. Contents, buttons and lists of other pages
// are no text; what is folded is, where it is printed open.

import { sentences } from "./aloudwords.js";

/**
 * @typedef {object} Sentence
 * @property {string} text  of the block
 * @property {[number, number]} span  of the sentence in it
 * @property {string} before  said before it: the name of a column
 * @property {Element} block  that it stands in
 * @property {Text[]} nodes  of the block, whose texts make up text
 */

const SKIPPED = `nav, .actions, .audio, .related, .about, .facts, .more, .kicker, .next-blank, .article-foot, .visually-hidden, .footnote-backref, audio, video,
  form, legend, .agendas > label, button, select, textarea, svg, script, style, pre, sup, [hidden], [aria-hidden="true"]`;
const BLOCKS = /^(ADDRESS|ARTICLE|ASIDE|BLOCKQUOTE|CAPTION|DD|DETAILS|DIV|DL|DT|FIGCAPTION|FIGURE|FOOTER|H[1-6]|HEADER|HR|LABEL|LI|MAIN|OL|P|SECTION|SUMMARY|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;

/**
 * @param {Element} root
 * @returns {Sentence[]}
 */
export function sentencesOf(root) {
  /** @type {Sentence[]} */
  const found = [];

  /** @param {Element} block */
  function walk(block, before = "") {
    /** @type {Text[]} */
    let run = [];
    const flush = () => {
      const text = run.map((node) => node.data).join("");
      for (const span of sentences(text)) {
        if (!/[\p{L}\d]/u.test(text.slice(...span))) continue;
        found.push({ text, span, before, block, nodes: run });
        before = ""; // once is enough
      }
      run = [];
    };
    const gather = (parent) => {
      for (const node of parent.childNodes) {
        if (node instanceof Text) run.push(node);
        if (!(node instanceof Element) || isSkipped(node)) continue;
        if (node.nodeName === "TABLE") {
          flush();
          table(node);
        } else if (BLOCKS.test(node.nodeName)) {
          flush();
          walk(node, before);
        } else gather(node);
      }
    };
    gather(block);
    flush();
  }

  /** Row by row; from the second column on a cell is said with its column's name. */
  function table(place) {
    const names = [...place.querySelectorAll("thead tr:last-child > *")].map((cell) => cell.textContent?.trim() ?? "");
    for (const row of place.querySelectorAll("caption, tr")) {
      if (isSkipped(row) || row.closest("thead")) continue;
      if (row.nodeName === "CAPTION") walk(row);
      else [...row.children].forEach((cell, i) => isSkipped(cell) || walk(cell, i ? names[i] : ""));
    }
  }

  walk(root);
  return found;
}

/** Not of the text, or not to be seen here; what prints open counts as seen. */
function isSkipped(node) {
  if (node.matches(SKIPPED) || (node.matches("details:not(.printed)") && !node.closest(".prose"))) return true;
  const fold = node.closest("details:not([open])");
  return !(fold && fold !== node) && !node.getClientRects().length;
}

/**
 * Where a part of a sentence stands on the page.
 * @param {Sentence} sentence
 * @param {[number, number]} span  in its text
 */
export function rangeOf({ nodes }, [from, to]) {
  const range = document.createRange();
  let at = 0;
  let begun = false;
  for (const node of nodes) {
    const end = at + node.length;
    if (!begun && from < end) {
      range.setStart(node, from - at);
      begun = true;
    }
    if (to <= end) {
      range.setEnd(node, to - at);
      break;
    }
    at = end;
  }
  return range;
}
