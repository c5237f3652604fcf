// What a script adds to a page that one works with: folds that open where one
// goes to, the agenda that the address asks for, ticks that stay, the next place
// to fill in, paper.

import * as say from "theme/strings.js";

import { readFragment } from "./fragment.js";

export function enhanceWorkspace() {
  followFragment();
  addEventListener("hashchange", followFragment);
  // What was closed again opens again by the same link.
  addEventListener("click", ({ target }) => {
    if (target instanceof Element && target.closest('a[href^="#"]')) setTimeout(followFragment);
  });
  document.querySelector(".agendas")?.addEventListener("change", leadToAgenda);
  keepTicks();
  leadToBlanks();
  prepareForPaper();
}

/** Folds around the place of the fragment open; phut=90 chooses an agenda. */
function followFragment() {
  const minutes = readFragment().get("phut");
  if (minutes) {
    const fitting = [...document.querySelectorAll(".agendas > input")].filter((input) => input.getAttribute("value") === minutes);
    const chosen = fitting.find((input) => !input.hasAttribute("data-combined")) || fitting[0];
    if (chosen instanceof HTMLInputElement) chosen.checked = true;
    leadToAgenda();
    return;
  }
  const place = document.getElementById(location.hash.slice(1)); // ids are plain ASCII
  if (place && reveal(place)) place.scrollIntoView();
}

/** The slides begin with the agenda that is chosen. */
function leadToAgenda() {
  const chosen = document.querySelector(".agendas > input:checked");
  const slides = document.querySelector("a[data-slides]");
  if (chosen && slides instanceof HTMLAnchorElement) slides.hash = `phut=${chosen.getAttribute("value")}`;
}

/**
 * Opens the folds around a node.
 * @param {Element} node
 * @returns {boolean} whether one was closed
 */
function reveal(node) {
  let opened = false;
  for (let fold = node.closest("details"); fold; fold = fold.parentElement && fold.parentElement.closest("details")) {
    opened = opened || !fold.open;
    fold.open = true;
  }
  return opened;
}

/** Boxes of a list can be ticked, and are on this device when one comes back. */
function keepTicks() {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll(".task > input"))) {
    const label = document.createElement("label");
    box.before(label);
    while (label.nextSibling && !/^([UO]L|DIV|P)$/.test(label.nextSibling.nodeName)) label.append(label.nextSibling);
    const key = "tick " + location.pathname + " " + (label.textContent || "").trim().slice(0, 80);
    const written = String(box.checked);
    box.disabled = false;
    box.removeAttribute("aria-label");
    try {
      box.checked = (localStorage.getItem(key) ?? written) === "true";
    } catch {
      continue; // nothing is kept here
    }
    box.onchange = () => {
      const now = String(box.checked);
      if (now === written) localStorage.removeItem(key);
      else localStorage.setItem(key, now);
    };
  }
}

function leadToBlanks() {
  const blanks = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".prose .blank")]);
  const links = document.querySelectorAll("[data-next-blank]");
  let at = -1;
  for (const link of links) {
    link.addEventListener("click", (event) => {
      if (!blanks.length) return;
      event.preventDefault();
      at = (at + 1) % blanks.length;
      const blank = blanks[at];
      reveal(blank);
      blank.tabIndex = -1;
      blank.focus({ preventScroll: true });
      blank.scrollIntoView({ block: "center" });
      const bar = document.querySelector(".next-blank");
      if (bar) bar.textContent = say.blankNext(at + 1, blanks.length);
    });
  }
}

/** Paper has nothing to open: what is folded in the text prints open. */
function prepareForPaper() {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = /** @type {HTMLDetailsElement[]} */ ([...document.querySelectorAll(".printed:not([open])")]);
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) fold.open = false;
  });
  if (typeof window.print !== "function") return;
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("main [data-print][hidden]"))) {
    place.hidden = false;
    place.onclick = () => window.print();
  }
}
