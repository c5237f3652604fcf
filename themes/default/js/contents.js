// The table of contents says where one is, and gets out of the way on a phone.

import { dismissable } from "./dismiss.js";

/** Below this the heading of a part counts as reached, in CSS pixels. */
const REACHED = 140;

export function enhanceContents() {
  const contents = document.querySelector(".toc details");
  if (!(contents instanceof HTMLDetailsElement)) return;
  const wide = matchMedia("(min-width: 60em)");
  const fit = () => {
    contents.open = wide.matches; // beside the text there is room
  };
  fit();
  if (wide.addEventListener) wide.addEventListener("change", fit);
  const links = /** @type {HTMLAnchorElement[]} */ ([...contents.querySelectorAll("nav a")]);
  for (const link of links) link.addEventListener("click", fit);
  dismissable(contents, () => !wide.matches);
  followReader(links, contents.querySelector(".here"));
}

/**
 * @param {HTMLAnchorElement[]} links
 * @param {Element | null} here  says it in the line that opens the contents
 */
function followReader(links, here) {
  const marks = links.map((link) => document.getElementById(link.hash.slice(1)));
  let now = -1;
  let waiting = false;
  const locate = () => {
    waiting = false;
    let at = 0;
    marks.forEach((mark, i) => {
      if (mark && mark.getBoundingClientRect().top < REACHED) at = i;
    });
    if (at === now || !links[at]) return;
    links[now]?.removeAttribute("aria-current");
    links[at].setAttribute("aria-current", "true");
    now = at;
    if (here) here.textContent = links[at].firstChild?.textContent ?? "";
  };
  const soon = () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(locate);
  };
  addEventListener("scroll", soon, { passive: true });
  locate();
}
