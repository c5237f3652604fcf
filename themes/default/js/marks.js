// Marks the passage that led from the search to a page, and lets go of it.

import { worth } from "search-client/worth.js";
import { button, marked } from "./dom.js";
import { need } from "./parts.js";
import * as say from "theme/strings.js";

const SLICE = 8; // ms of work between two chances for the browser to do its own
const PASSAGES = 3; // that are marked, of those that answer best
const BLOCKS = "h1, h2, h3, h4, p, li, td, th, dt, dd, figcaption, summary, pre";

/** @param {string} query */
export function markWords(query) {
  const main = need(document, "main", HTMLElement);
  /** @type {{block: Element, value: number}[]} */
  const found = [];
  const blocks = [...main.querySelectorAll(BLOCKS)].filter((block) => !block.querySelector(BLOCKS)).reverse();
  const title = main.querySelector("h1")?.textContent || "";
  const off = button(say.searchUnmark, clear, "unmark");
  let isOff = false;
  work();
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && off.parentNode) clear();
  });

  function work() {
    const end = performance.now() + SLICE;
    while (blocks.length && performance.now() < end) {
      const block = blocks.pop();
      const value = block ? worth(block.textContent || "", query, title) : 0;
      if (block && value) found.push({ block, value });
    }
    if (isOff) return;
    if (blocks.length) setTimeout(work);
    else for (const { block } of best()) mark(block);
  }

  /** The first of those that answer best, of the section that the address names if it has any. */
  function best() {
    const most = Math.max(...found.map(({ value }) => Math.floor(value * 2)));
    const good = found.filter(({ value }) => Math.floor(value * 2) === most);
    const place = document.querySelector(":target");
    const isBehind = ({ block }) => place && place.compareDocumentPosition(block) & Node.DOCUMENT_POSITION_FOLLOWING;
    return [...good.filter(isBehind), ...good.filter((one) => !isBehind(one))].slice(0, PASSAGES);
  }

  function mark(block) {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    /** @type {any[]} */
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      if (node.parentNode.closest("script, style, button, select, textarea, svg")) continue;
      const parts = marked(node.data, query, title);
      if (!parts.some((part) => typeof part !== "string")) continue;
      node.replaceWith(...parts);
      main.append(off);
    }
  }

  function clear() {
    isOff = true;
    for (const found of main.querySelectorAll("mark")) found.replaceWith(found.textContent);
    main.normalize();
    off.remove();
    history.replaceState(null, "", location.pathname + location.hash);
  }
}
