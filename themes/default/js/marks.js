// Marks the words that led from the search to a page, and lets go of them.

import { button, marked } from "./dom.js";
import { need } from "./parts.js";
import * as say from "theme/strings.js";

const SLICE = 8; // ms of work between two chances for the browser to do its own

/** @param {string} query */
export function markWords(query) {
  const main = need(document, "main", HTMLElement);
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  /** @type {Node[]} */
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const off = button(say.searchUnmark, clear, "unmark");
  nodes.reverse();
  work();
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && off.parentNode) clear();
  });

  function work() {
    const end = performance.now() + SLICE;
    while (nodes.length && performance.now() < end) mark(nodes.pop());
    if (nodes.length) setTimeout(work);
  }

  function mark(node) {
    if (node.parentNode.closest("script, style, button, select, textarea, svg")) return;
    const parts = marked(node.data, query);
    if (!parts.some((part) => typeof part !== "string")) return;
    node.replaceWith(...parts);
    main.append(off);
  }

  function clear() {
    nodes.length = 0;
    for (const found of main.querySelectorAll("mark")) found.replaceWith(found.textContent);
    main.normalize();
    off.remove();
    history.replaceState(null, "", location.pathname + location.hash);
  }
}
