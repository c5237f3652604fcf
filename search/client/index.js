// Search in a site that is nothing but files: computes in the browser, from
// small shards of the index, the list that bleve would give. ARCHITECTURE.md
// tells the whole; nothing here touches the page.

import * as later from "./later.js";
import { open } from "./open.js";
import * as slipping from "./slipping.js";

export { SearchError } from "./error.js";
export { highlight } from "./excerpt.js";
export { worth } from "./worth.js";

/**
 * Opens the index of a site.
 * @param {object} [options]
 * @param {string} [options.base] URL of the site's search folder
 * @param {typeof fetch} [options.fetch] instead of the global one
 */
export async function openSearch({ base = "search", fetch } = {}) {
  const site = await open({ later: async () => later, slipping: async () => slipping }, { base: base.replace(/\/?$/, "/"), fetch });
  const { search, suggest, prepare, offered } = later.complete(site);
  const { kinds, documents } = site.manifest;
  return { search, suggest, prepare, kinds: Array.from(kinds, ([id, title]) => ({ id, title })), documents, facets: await offered() };
}
