// Buttons that print the page, where the browser can.

import { openElsewhere } from "./elsewhere.js";

export function startPrinting() {
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-print]"));
  if (buttons.length && typeof window.print !== "function") {
    openElsewhere();
    return;
  }
  for (const button of buttons) {
    button.hidden = false;
    button.onclick = () => window.print();
  }
}
