// A sheet over the page, at the thumb on a phone: what is behind waits, the keys
// stay in it, Escape closes it, and then one is where one was.

import { button, element } from "./elements.js";
import * as say from "theme/strings.js";

const REACHABLE = "a[href], button, input, select, textarea, summary";

/**
 * @param {string} title
 * @param {...Node} content
 * @returns {{ root: HTMLElement, open: (from: HTMLElement) => void, close: () => void }}
 *   open tells from where it is opened: there the focus returns
 */
export function makeOverlay(title, ...content) {
  /** @type {HTMLElement | undefined} */
  let opener;
  const heading = element("h2", { tabindex: -1 }, title);
  const panel = element(
    "div",
    { class: "overlay-panel", role: "dialog", "aria-modal": true, "aria-label": title },
    element("div", { class: "overlay-head" }, heading, button(say.papersClose, close, "plain")),
    ...content,
  );
  const root = element("div", { class: "overlay", hidden: true }, panel);

  /** @param {HTMLElement} from */
  function open(from) {
    opener = from;
    if (!root.isConnected) document.body.append(root);
    root.hidden = false;
    document.documentElement.classList.add("under-overlay");
    heading.focus();
  }

  function close() {
    root.hidden = true;
    document.documentElement.classList.remove("under-overlay");
    opener?.focus();
  }

  root.addEventListener("click", (event) => {
    if (event.target === root) close();
  });
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Tab") keep(event);
  });

  /** From the last place that the keys reach one comes to the first, and back. */
  function keep(event) {
    const all = [.../** @type {NodeListOf<HTMLElement>} */ (panel.querySelectorAll(REACHABLE))].filter((node) => node.offsetParent);
    const [first, last] = [all[0], all[all.length - 1]];
    const at = document.activeElement;
    if (event.shiftKey ? at === first || at === heading : at === last) {
      event.preventDefault();
      (event.shiftKey ? last : first).focus();
    }
  }

  return { root, open, close };
}
