// The search page until its first hits stand: what its address asks, titles, and the
// texts that the first screen shows. What the page does besides (searchdriver.js)
// comes after them, so that they do not wait for it.

import { isSpecial } from "search-client/plan.js";
import { SCREEN, SHEET, SLOW, WIDE } from "./asking.js";
import { fill, screen, setAll } from "./elements.js";
import { hitElement } from "./hit.js";
import { need } from "./parts.js";
import * as say from "theme/strings.js";

/** @typedef {[item: HTMLElement, tell: () => Promise<void>]} Item  a hit, and what fetches its text */

/**
 * @typedef {object} First  the first hits
 * @property {import("search-client/open.js").Found} found
 * @property {[query: string, options: import("search-client/open.js").Wanted]} asked
 * @property {Item[]} items  they stand already
 * @property {Promise<unknown>} texts  of those that the first screen shows
 */

/**
 * @param {HTMLElement} page  the place of filters and results
 * @param {HTMLFormElement} form
 * @param {() => Promise<import("search-client/open.js").Site>} client
 * @param {(address: string) => string} link
 * @param {() => Promise<import("./searchlater.js").Parts>} later
 * @returns {Promise<unknown>} settles once the first screen stands, or cannot be had
 */
export function openSearchPage(page, form, client, link, later) {
  const part = (selector) => need(page, selector, HTMLElement);
  const hits = part(".hits");
  const status = part(".search-status");
  const input = need(form, "[name=q]", HTMLInputElement);
  const { search } = location;
  const address = new URLSearchParams(search);
  const query = address.get("q");

  /**
   * @param {{hits: object[], query: string}} answer
   * @param {Map<string, Map<string, string>>} facets
   * @param {boolean} dated
   * @returns {Item[]}
   */
  function show(answer, facets, dated) {
    const items = answer.hits.map((hit) => hitElement(hit, answer.query, link, facets, dated));
    document.documentElement.removeAttribute("data-asked"); // the room kept for them is no longer needed
    hits.append(...items.map(([item]) => item));
    return items;
  }

  /** The texts that the first screen shows. */
  const texts = (items) => Promise.all(items.slice(0, SCREEN).map(([, tell]) => tell()));

  /**
   * Asks what stands in the address, unless it is more than a query.
   * @returns {Promise<First | undefined>}
   */
  async function ask() {
    const site = await client();
    if (!query?.trim() || more) return;
    /** @type {First["asked"]} */
    const asked = [query.trim(), { limit: SHEET, excerpts: SCREEN, typing: history.state }];
    const found = await site.search(...asked, isSpecial(query) ? (await later()).complete(site).further(...asked) : undefined);
    const items = show(found, site.manifest.facets, false);
    return { found, asked, items, texts: texts(items) };
  }

  input.value = query ?? input.value;
  if (search) {
    const filters = need(page, ".filters", HTMLDetailsElement);
    part(".results").hidden = filters.hidden = false;
    filters.open = screen(WIDE); // where there is room, they come with the results
    need(document, ".catalogue", HTMLElement).hidden = true;
  }
  page.hidden = false;
  // Who filters, orders or quotes too cannot do without it.
  const more = [...address.keys()].some((name) => name !== "q");
  if (more || isSpecial(query ?? "")) later().catch(() => {}); // told by who waits for it
  setAll(hits, { "aria-busy": !!search });
  const slow = search ? setTimeout(fill, SLOW, status, say.searchBusy) : 0;
  /** @type {Promise<First | undefined>} */
  const first = search ? ask() : Promise.resolve(undefined);
  const stands = first.then((first) => first?.texts).catch(() => {}); // told by what drives the page
  stands.then(later).then(
    ({ drive }) => {
      clearTimeout(slow);
      drive({ page, form, client, link, show, texts, first });
    },
    () => {
      clearTimeout(slow);
      // The template has it, so that the script is shorter: few ever need it.
      const { content } = need(page, "template", HTMLTemplateElement);
      need(content, "button", HTMLButtonElement).onclick = () => location.reload();
      fill(status, content);
    },
  );
  return stands;
}
