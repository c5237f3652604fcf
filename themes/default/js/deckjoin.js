// The slides of several topics as one presentation. The page of a collection's
// slides takes those of its topics in from scripts, so from a disk too; its address
// holds the collection, in which topics stand by their permanent ids. What an address
// holds is untrusted: only slides of this portal are taken in, and what it calls the
// whole stays text.

import { idsOf } from "./collectionlist.js";
import { loadData } from "./datascript.js";
import { element, fill } from "./elements.js";
import { fragmentOf, readFragment } from "./fragment.js";
import { pack, unpack } from "./payload.js";
import * as say from "theme/strings.js";

const bookKey = "phieu"; // in the fragment: the collection, as its own page has it
// In older links, which lead to the page of one topic: the decks in order, by their paths from the root, and
// what the whole is called.
const pathsKey = "noi";
const nameKey = "ten";

const MOST = 100; // decks of a presentation
const LONGEST = 200; // signs of its name
const PATH = /^(?!\.)[\w.~-]+(\/(?!\.)[\w.~-]+)*$/;

/** The portal's root. */
const root = () => new URL(document.documentElement.dataset.root || "./", document.baseURI).href;

/**
 * The paths in a text, each once; what is none is left out.
 * @param {string | null} text
 */
export const pathsOf = (text) => [...new Set((text || "").split(","))].filter((path) => PATH.test(path)).slice(0, MOST);

/**
 * The address of a collection's slides as one presentation.
 * @param {string} page  the page that shows them
 * @param {import("./payload.js").Fields} fields  of the collection
 */
export const joinedAddress = (page, fields) => page + fragmentOf({ [bookKey]: pack(fields) });

/**
 * What of the fragment says which decks there are, to be kept in it.
 * @returns {Record<string, string>}
 */
export function joinedPart() {
  const fragment = readFragment();
  return Object.fromEntries([bookKey, pathsKey, nameKey].map((key) => [key, fragment.get(key) || ""]));
}

/**
 * The scripts of those pages of a collection that have slides, in its order, each once; and how many topics
 * the portal no longer has.
 * @param {string[]} ids
 * @param {Record<string, string>} decks  the scripts, by id
 */
export function decksOf(ids, decks) {
  const known = new Map(Object.entries(decks));
  const kinds = new Set([...known.keys()].map((id) => id.split(":")[0]));
  const scripts = ids.flatMap((id) => known.get(id) || []);
  const gone = ids.filter((id) => !known.has(id) && kinds.has(id.split(":")[0])).length;
  return { scripts: [...new Set(scripts)].slice(0, MOST), gone };
}

/**
 * Takes in the slides that the address names, in its order.
 * @param {HTMLElement} deck
 */
export async function joinDecks(deck) {
  if (deck.dataset.joined !== undefined) await joinCollection(deck);
  else await joinPaths(deck);
}

/** @param {HTMLElement} deck */
async function joinCollection(deck) {
  const told = document.querySelector(".deck-joined");
  const data = document.querySelector("#du_lieu");
  const packed = joinedPart()[bookKey];
  if (!told || !data || !packed) return;
  const { fields, fault } = unpack(packed);
  if (!fields) {
    told.textContent = fault === "newer" ? say.slidesNewer : say.slidesDamaged;
    return;
  }
  const back = document.querySelector(".handout-back");
  if (back instanceof HTMLAnchorElement) back.hash = fragmentOf({ [bookKey]: packed });
  const { scripts, gone } = decksOf(idsOf(fields.bai || ""), JSON.parse(data.textContent || "{}"));
  const lost = gone ? [say.slidesGone(gone)] : [];
  if (!scripts.length) {
    told.textContent = [...lost, say.slidesNone].join(" ");
    return;
  }
  told.textContent = say.slidesJoining(scripts.length);
  const parts = await Promise.all(scripts.map((src) => slidesAt(src).catch(() => null)));
  told.textContent = [show(deck, parts, fields.ten || ""), ...lost].join(" ");
}

/**
 * By an older link.
 * @param {HTMLElement} deck
 */
async function joinPaths(deck) {
  const { [pathsKey]: named, [nameKey]: name } = joinedPart();
  const paths = pathsOf(named);
  if (paths.length < 2) return;
  const told = element("p", { class: "deck-joined", role: "status" }, say.slidesJoining(paths.length));
  deck.before(told);
  const here = location.href.split("#")[0].slice(root().length).replace(/\.html$/, "");
  const own = [...deck.children];
  const parts = await Promise.all(paths.map((path) => (path === here ? own : slidesAt(root() + path + ".js").catch(() => null))));
  if (!paths.includes(here)) parts.unshift(own);
  told.textContent = show(deck, parts, name);
}

/**
 * Puts slides in the place of those of a deck.
 * @param {HTMLElement} deck
 * @param {(Element[] | null)[]} parts  null for those that could not be had
 * @param {string} name  of the whole, "" for none
 * @returns {string} what is to be said of it
 */
function show(deck, parts, name) {
  const found = parts.filter((part) => part !== null);
  const titles = found.map((part) => part[0].querySelector("h2")?.textContent || "");
  const slides = [cover([...name].slice(0, LONGEST).join(""), titles), ...found.flat()];
  fill(deck, ...slides);
  slides.forEach((slide, i) => {
    slide.id = `o-${i + 1}`;
    slide.setAttribute("aria-label", say.slidesNumber(i + 1, slides.length));
  });
  const lost = parts.length - found.length;
  return say.slidesJoined(found.length, slides.length) + (lost ? " " + say.slidesNotJoined(lost) : "");
}

/**
 * The slides that a script brings: nothing of a text runs or loads before it is on
 * the page.
 * @param {string} src
 * @returns {Promise<Element[]>}
 */
async function slidesAt(src) {
  const { id, html } = Object(await loadData(src, "chuyendeDecks"));
  if (typeof id !== "string" || typeof html !== "string") throw new Error(`no slides in ${src}`);
  const slides = /** @type {HTMLElement[]} */ ([...new DOMParser().parseFromString(html, "text/html").querySelectorAll("body > .slide")]);
  if (!slides.length) throw new Error(`no slides in ${src}`);
  for (const slide of slides) {
    slide.dataset.of = id;
    for (const link of slide.querySelectorAll("a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") || "", src).href);
  }
  return slides;
}

/** The first slide: what the whole is called, and what it consists of. */
function cover(name, titles) {
  const lines = titles.map((title, i) => element("li", { class: "in-0 first" }, `${i + 1}. ${title}`));
  const shown = element("div", { class: "shown" }, element("h2", {}, name || say.collectionTitle), element("ul", { class: "one" }, ...lines));
  return element("section", { class: "slide slide-title" }, shown, element("span", { class: "write" }));
}
