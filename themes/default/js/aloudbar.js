// The bar with which a page is read aloud: what it asks and shows. What the
// buttons do is the caller's.

import { button, element, fill } from "./elements.js";
import * as say from "theme/strings.js";

/**
 * @typedef {object} Doings
 * @property {() => void} sample
 * @property {() => void} heard
 * @property {() => void} deaf
 * @property {() => void} toggle  reads or stops
 * @property {(by: number) => void} move  by sentences
 * @property {() => void} faster
 * @property {() => void} close
 */

/** @param {Doings} doings */
export function buildBar(doings) {
  const said = element("p", { class: "aloud-said", "aria-live": "polite" });
  const place = element("p", { class: "aloud-at" });
  const row = element("div", { class: "aloud-row" });
  const root = element("section", { class: "aloud", "aria-label": say.aloudLabel, hidden: true }, said, place, row);
  const toggle = button(say.aloudPause, doings.toggle, "main");
  const rate = button("", doings.faster);
  const close = button(say.aloudClose, doings.close);
  // What stops it stands first: in large letters the others may have to be scrolled to.
  const controls = [toggle, button(say.aloudBack, () => doings.move(-1)), button(say.aloudNext, () => doings.move(1)), rate,
    close, button(say.aloudCheck, doings.sample)];
  const questions = [button(say.aloudHeard, doings.heard, "main"), button(say.aloudAgain, doings.sample),
    button(say.aloudDeaf, doings.deaf), button(say.aloudClose, doings.close)];
  /** @type {HTMLElement | null} */
  let opener = null;

  /** Other buttons take the place; the keys stay in the bar. */
  function put(buttons, told) {
    if (said.textContent !== told) said.textContent = told;
    if (row.firstChild === buttons[0]) return;
    const held = root.contains(document.activeElement);
    fill(row, ...buttons);
    if (held || document.activeElement === document.body) (buttons === controls ? toggle : buttons[0]).focus({ preventScroll: true });
  }

  function hide() {
    root.hidden = true;
    document.body.classList.remove("with-aloud");
    if (opener?.getClientRects().length) opener.focus({ preventScroll: true });
  }

  return {
    /** @param {HTMLElement | null} from  where the keys go back to */
    show(from) {
      opener = from?.querySelector("button") ?? null;
      if (!root.isConnected) document.body.append(root);
      root.hidden = false;
      document.body.classList.add("with-aloud");
    },
    ask() {
      place.textContent = "";
      put(questions, say.aloudAsked);
    },
    playing(number, total, speed) {
      put(controls, "");
      place.textContent = say.aloudAt(number, total);
      toggle.textContent = say.aloudPause;
      rate.textContent = say.aloudRate(speed);
    },
    stopped(speed = "", told = "") {
      put(controls, told);
      toggle.textContent = say.aloudResume;
      if (speed) rate.textContent = say.aloudRate(speed);
    },
    /** The last words, with a way to put them away. */
    leave(told) {
      place.textContent = "";
      put([button(say.aloudClose, doings.close)], told);
    },
    hide,
    height: () => root.offsetHeight,
  };
}
