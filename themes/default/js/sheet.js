// What all sheets share: they are kept on the device and in the address, opened
// from links, sent as links, printed and erased.

import { copyText } from "./copying.js";
import { Drafts } from "./drafts.js";
import { button, element, fill } from "./elements.js";
import { readFragment } from "./fragment.js";
import { need } from "./parts.js";
import { pack, same, unpack } from "./payload.js";
import { startPrinting } from "./printing.js";
import { fillForm, mirror, named, readForm } from "./sheetform.js";
import * as say from "theme/strings.js";

/** @typedef {import("./payload.js").Fields} Fields */

const PARAM = "phieu";
const SOON = 250; // ms without a key until the address is written

/**
 * changed is called when the fields have changed, by hand or as a whole; nameless makes of fields those
 * that hold no names of people.
 * @param {HTMLFormElement} form
 * @param {{ changed: (byHand: boolean) => void, nameless?: (fields: Fields) => Fields }} tool
 */
export function startSheet(form, { changed, nameless = (fields) => withoutPersons(form, fields) }) {
  const drafts = new Drafts("chuyende.phieu." + form.dataset.store);
  const notice = need(document, "#bao_phieu", HTMLElement);
  const tools = need(document, ".sheet-tools", HTMLElement);
  const names = need(tools, "#ghi_ten", HTMLInputElement);
  const said = need(tools, ".said", HTMLElement);
  const byHand = need(tools, ".by-hand", HTMLElement);
  /** @type {Fields} */
  let rest = {}; // what the form has no place for
  let linked = false; // a link is shown that is not kept yet
  let timer = 0;

  const fields = () => ({ ...rest, ...readForm(form) });

  function tell(text = "", ...more) {
    fill(notice, ...(text ? [element("p", {}, text, " ", ...more)] : []));
    const unknown = Object.entries(rest);
    if (unknown.length) {
      notice.append(element("p", {}, say.sheetUnknown), element("ul", {}, ...unknown.map(([name, value]) => element("li", {}, `${name}: ${value}`))));
    }
  }

  /** @param {Fields} shown */
  function show(shown) {
    rest = fillForm(form, shown);
    changed(false);
  }

  /** Shows what the address holds, else what is kept. */
  function open() {
    const fragment = readFragment();
    const topic = fragment.get("chuyen-de");
    const packed = fragment.get(PARAM);
    linked = false;
    if (packed === null && !topic) {
      show(drafts.now);
      return offerBefore();
    }
    const { fields: sent, fault } = packed === null ? { fields: { "chuyen-de": topic || "" }, fault: undefined } : unpack(packed);
    if (!sent) {
      show(drafts.now);
      return tell(fault === "newer" ? say.sheetNewer : say.sheetDamaged);
    }
    const own = Object.keys(drafts.now).length > 0;
    const mine = own && (same(drafts.now, sent) || same(nameless(drafts.now), sent));
    show(mine ? drafts.now : sent);
    linked = !mine;
    if (linked && own) return tell(say.sheetFromLink, button(say.sheetOwn, openOwn, "plain"));
    return offerBefore();
  }

  /**
   * Takes other fields in, which are kept here: nothing of a link is shown any more.
   * @param {Fields} shown
   */
  function turnTo(shown) {
    linked = false;
    show(shown);
    writeAddress();
    offerBefore();
  }

  function openOwn() {
    turnTo(drafts.now);
    named(form)[0].focus();
  }

  function offerBefore() {
    if (!drafts.kept) return tell(say.sheetNotKept);
    if (!drafts.before.length) return tell();
    return tell(say.sheetBefore, button(say.sheetBeforeOpen, () => turnTo(drafts.back()), "plain"));
  }

  function edited() {
    mirror(form);
    for (const name of Object.keys(readForm(form))) delete rest[name];
    const wasLinked = linked;
    drafts.put(fields(), linked);
    linked = false;
    changed(true);
    if (wasLinked || !drafts.kept) offerBefore();
    clearTimeout(timer);
    timer = setTimeout(writeAddress, SOON);
  }

  /** @param {boolean} withNames */
  function fragmentOf(withNames) {
    const all = fields();
    const sent = withNames ? all : nameless(all);
    return Object.keys(sent).length ? `#${PARAM}=${pack(sent)}` : "";
  }

  function writeAddress() {
    clearTimeout(timer);
    timer = 0;
    history.replaceState(null, "", fragmentOf(names.checked) || location.pathname + location.search);
  }

  /** From a disk the portal's own address, where it is known, is what others can open. */
  const known = document.querySelector("link[rel=canonical]");
  const onDisk = location.protocol === "file:";
  const link = () => (onDisk && known instanceof HTMLLinkElement ? known.href : location.href.replace(/#[^]*/, "")) + fragmentOf(names.checked);

  async function copyLink() {
    const place = need(byHand, "pre", HTMLElement);
    place.textContent = link();
    byHand.hidden = false;
    const copied = await copyText(place);
    byHand.hidden = copied;
    said.textContent = copied ? (onDisk && !known ? say.sheetCopiedHere : say.sheetCopied) : say.sheetSelected;
  }

  function begin() {
    drafts.put(fields());
    drafts.put({}, true);
    turnTo({});
    notice.scrollIntoView({ block: "nearest" });
  }

  function erase() {
    const before = fields();
    const undo = drafts.erase();
    turnTo({});
    byHand.hidden = true;
    said.textContent = "";
    tell(say.sheetErased, button(say.sheetUndo, () => {
      undo();
      drafts.put(before);
      turnTo(before);
    }, "plain"));
    notice.scrollIntoView({ block: "nearest" });
  }

  for (const control of named(form)) {
    if (control instanceof HTMLInputElement && control.dataset.type) control.type = control.dataset.type;
  }
  for (const node of document.querySelectorAll(".with-script")) node.removeAttribute("hidden");
  for (const node of document.querySelectorAll(".without-script")) node.remove();
  document.body.classList.add("scripted");
  const share = need(tools, "[data-share]", HTMLButtonElement);
  const apps = Reflect.get(navigator, "share"); // many browsers have none
  share.hidden = typeof apps !== "function";
  share.onclick = async () => {
    try {
      await apps.call(navigator, { title: document.title, url: link() });
    } catch (error) {
      // Whoever closes the list of apps has changed their mind; all else is refusal.
      if (!(error instanceof DOMException && error.name === "AbortError")) await copyLink();
    }
  };
  need(tools, "[data-link]", HTMLButtonElement).onclick = copyLink;
  const another = tools.querySelector("[data-new]"); // a year has one plan
  if (another) another.addEventListener("click", begin);
  need(tools, "[data-erase]", HTMLButtonElement).onclick = erase;
  names.onchange = writeAddress;
  form.addEventListener("input", (event) => {
    // What has no name follows from what has one.
    if (event.target instanceof Element && event.target.hasAttribute("name")) edited();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => timer && writeAddress());
  addEventListener("hashchange", () => {
    // The skip link and the way to the top are no state.
    if (/^#(phieu|chuyen-de)=/.test(location.hash)) open();
  });
  addEventListener("resize", () => mirror(form));
  addEventListener("pagehide", () => clearTimeout(timer));
  startPrinting();
  open();
  return { fields, edited };
}

/**
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 */
export function withoutPersons(form, fields) {
  const kept = { ...fields };
  for (const control of named(form)) if ("person" in control.dataset) delete kept[control.name];
  return kept;
}
