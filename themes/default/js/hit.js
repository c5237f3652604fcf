// A result as it stands in the list.

import { element, marked } from "./dom.js";
import * as say from "theme/strings.js";

const STATUS = "tinh-trang"; // the facet of whether a document is in force
const ATTACHMENT = "attachment"; // the kind of files that pages lead to
const LOOKS = { "in-force": "good", replaced: "old", repealed: "old" }; // any other status leaves a doubt

/**
 * @param {object} hit  of the client
 * @param {string} query  what it was found by; its words are marked in the text and on the page
 * @param {(address: string) => string} link
 * @param {Map<string, Map<string, string>>} facets  titles by facet and id
 * @param {boolean} dated  every hit tells its day, not documents alone
 * @returns {[HTMLElement, () => Promise<void>]} the item, and what fetches its text
 */
export function hitElement(hit, query, link, facets, dated) {
  const address = link(hit.url) + (query && hit.kind !== ATTACHMENT ? `?tim=${encodeURIComponent(query)}` : "");
  const text = element("p", { class: "hit-text" });
  const later = element("div", { class: "hit-later" }, text); // which keeps its room until the text is there
  const [status] = hit.facets[STATUS] || [];
  const facts = status ? [] : [hit.kindTitle];
  if (hit.date && (status || dated)) facts.push(hit.date.split("-").reverse().join("/"));
  const now = element("p", { class: "hit-now" });
  for (const { url, name, replaces } of hit.newer) {
    const [before, after = ""] = (replaces ? say.searchNow("\0") : say.searchNewer("\0")).split("\0");
    now.append(now.firstChild ? "; " : "", before, element("a", { href: link(url) }, name), after);
  }
  if (hit.alike) facts.push(say.searchAlike(hit.alike));
  const item = element(
    "li",
    {},
    element("h2", {}, element("a", { href: address }, hit.title)),
    element("p", { class: "hit-facts" }, ...(status ? [badge(status, facets), " "] : []), facts.join(" · ")),
    ...(now.firstChild ? [now] : []),
    ...(hit.hasText ? [later] : []),
  );
  const tell = async () => {
    const passage = await hit.passage();
    text.append(...marked(passage.text, query, passage.title));
    if (passage.id) later.append(element("p", { class: "hit-place" }, element("a", { href: `${address}#${passage.id}` }, passage.heading)));
    // Nobody sees what moves below the screen: there no more room is taken than is needed.
    later.classList.toggle("whole", later.getBoundingClientRect().top > innerHeight);
  };
  return [item, tell];
}

/** A document's state in words. */
function badge(status, facets) {
  return element("span", { class: `badge badge-${LOOKS[status] || "doubt"}` }, facets.get(STATUS)?.get(status) ?? status);
}
