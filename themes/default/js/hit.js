// A result as it stands in the list.

import { element, marked } from "./dom.js";

const GROUPS = "nhom"; // the facet of the groups that a page belongs to

/**
 * @param {object} hit  of the client
 * @param {string} query  what it was found by; its words are marked here and on the page
 * @param {(address: string) => string} link
 * @param {object[]} facets
 * @returns {[HTMLElement, Promise<void>]} the item, and when its text stands
 */
export function hitElement(hit, query, link, facets) {
  const address = link(hit.url) + (query && `?tim=${encodeURIComponent(query)}`);
  const text = element("p", {});
  const place = element("p", { class: "hit-place" });
  const facts = [hit.kindTitle];
  for (const { name, values } of facets) {
    for (const { id, title } of values) {
      if (name === GROUPS && (hit.facets[name] || []).includes(id)) facts.push(title);
    }
  }
  if (hit.date) facts.push(hit.date.split("-").reverse().join("/"));
  const item = element(
    "li",
    {},
    element("a", { href: address }, element("span", {}, ...marked(hit.title, query))),
    element("p", { class: "hit-facts" }, facts.join(" · ")),
    text,
    place,
  );
  const arrived = hit.passage().then((passage) => {
    text.append(...marked(passage.text, query));
    if (passage.id) place.append(element("a", { href: `${address}#${passage.id}` }, passage.heading));
  });
  return [item, arrived];
}
