// One tap copies one message. Browsers inside of other apps refuse in several
// ways, and plain http has no clipboard: then an older way is tried, and at last
// the text is selected for copying by hand.

import * as say from "theme/strings.js";

import { openElsewhere } from "./elsewhere.js";

export function startCopying() {
  const buttons = /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("[data-copy]"));
  if (!buttons.length) return;
  for (const node of document.querySelectorAll(".with-script")) node.removeAttribute("hidden");
  for (const node of document.querySelectorAll(".without-script")) node.remove();
  for (const button of buttons) button.onclick = () => copy(button);
}

/** @param {HTMLButtonElement} button */
async function copy(button) {
  const text = document.getElementById(button.dataset.copy || "");
  const said = button.closest(".part")?.querySelector(".said");
  if (!text || !said) return;
  said.textContent = (await copyText(text)) ? say.messageCopied : say.messageSelected;
}

/**
 * Copies the text of an element that is shown, or selects it and shows how the
 * page is opened elsewhere.
 * @param {HTMLElement} text
 * @returns {Promise<boolean>} whether it is copied
 */
export async function copyText(text) {
  const copied = await byClipboard(text.textContent || "").catch(() => byCommand(text));
  if (copied) return true;
  select(text);
  openElsewhere();
  return false;
}

/**
 * @param {string} text
 * @returns {Promise<boolean>}
 */
async function byClipboard(text) {
  await navigator.clipboard.writeText(text); // where there is none, this throws too
  return true;
}

/**
 * The older way copies what is selected; as plain text, not as it looks.
 * @param {HTMLElement} node
 * @returns {boolean}
 */
function byCommand(node) {
  let put = false;
  /** @param {ClipboardEvent} event */
  const plain = (event) => {
    if (!event.clipboardData) return;
    event.clipboardData.setData("text/plain", node.textContent || "");
    event.preventDefault();
    put = true;
  };
  select(node);
  document.addEventListener("copy", plain);
  try {
    const done = document.execCommand("copy");
    if (done) getSelection()?.removeAllRanges();
    return done && put;
  } catch {
    return false;
  } finally {
    document.removeEventListener("copy", plain);
  }
}

/** @param {HTMLElement} node */
function select(node) {
  const range = document.createRange();
  range.selectNodeContents(node);
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
