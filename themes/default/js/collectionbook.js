// Puts a book together of chapters that the build made: only what its own scripts
// bring becomes elements of the page; what a reader has typed stays text.

import { loadData } from "./datascript.js";
import { element, fill } from "./elements.js";
import * as say from "theme/strings.js";

/** @typedef {import("./collection.js").Page} Page */
/** @typedef {{ id: string, html: string }} Chapter */

/**
 * Fails where a chapter cannot be had; then nothing is changed.
 * @param {HTMLElement} book
 * @param {Page[]} pages
 * @param {HTMLElement[]} extras  what stands on the page for the book's end
 * @param {{ name: string, day: string, place: string, person: string }} head
 */
export async function buildBook(book, pages, extras, head) {
  const chapters = await Promise.all(pages.map((page) => chapterOf(page)));
  const sections = chapters.map((chapter, i) => {
    const section = element("section", { class: "chapter", id: chapter.id });
    section.append(...parsed(chapter.html));
    number(section, i + 1);
    return section;
  });
  const added = extras.map((extra, i) => {
    const section = /** @type {HTMLElement} */ (extra.cloneNode(true));
    section.hidden = false;
    section.setAttribute("id", `b.${extra.id}`);
    number(section, pages.length + i + 1);
    const of = section.querySelector(".extra-of");
    if (of) of.textContent = about(head).join(" · ");
    return section;
  });
  leadInside(sections, pages, chapters);
  const all = [...sections, ...added];
  fill(book, cover(head), contents(all), ...all);
}

/**
 * @param {Page} page
 * @returns {Promise<Chapter>}
 */
async function chapterOf(page) {
  const found = await loadData(page.script, "chuyendeChapters");
  const { id, html } = Object(found);
  if (typeof id !== "string" || typeof html !== "string") throw new Error(`no chapter in ${page.script}`);
  return { id, html };
}

/** Elements of a text: nothing in it runs or loads before it is on the page. */
function parsed(html) {
  return [...new DOMParser().parseFromString(html, "text/html").body.childNodes];
}

function number(section, n) {
  const place = section.querySelector(".number");
  if (place) place.textContent = String(n);
}

/** Links between the book's pages lead to places in it. */
function leadInside(sections, pages, chapters) {
  const at = new Map(pages.map((page, i) => [new URL(page.url, document.baseURI).href, chapters[i].id]));
  const ids = new Set(sections.flatMap((section) => [...section.querySelectorAll("[id]")].map((node) => node.id)));
  for (const section of sections) {
    for (const link of section.querySelectorAll("a[href]")) {
      const [address, fragment = ""] = link.href.split("#");
      const chapter = at.get(address);
      if (!chapter) continue;
      const inner = `${chapter}..${fragment}`;
      link.setAttribute("href", "#" + (fragment && ids.has(inner) ? inner : chapter));
    }
  }
}

/** What is said of the workshop, without its name. */
const about = ({ day, place, person }) => [day, place, person].filter(Boolean);

function cover(head) {
  return element(
    "header",
    { class: "cover" },
    element("p", { class: "cover-site" }, say.collectionCover),
    element("h2", {}, head.name || say.collectionTitle),
    ...about(head).map((line) => element("p", { class: "cover-foot" }, line)),
  );
}

function contents(sections) {
  const lines = sections.map((section) => {
    const heading = section.querySelector("h2");
    const [n, title] = [section.querySelector(".number")?.textContent || "", heading?.textContent?.trim() || ""];
    const text = title.startsWith(n) ? title.slice(n.length).trim() : title;
    return element("li", {}, element("a", { href: "#" + section.id }, element("span", { class: "number" }, n), " " + text));
  });
  return element("nav", { class: "book-contents", "aria-label": say.bookContents }, element("h2", {}, say.bookContents), element("ol", {}, ...lines));
}
