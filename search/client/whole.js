// The whole client: what open.js opens, with filters, orders, quotations, numbers, and
// what serves somebody who is typing.

import { flag } from "./demands.js";
import { DETAILS, FACETS } from "./manifest.js";
import { openNarrow } from "./narrow.js";
import { isSpecial } from "./plan.js";
import { prepare, suggest } from "./suggest.js";

/** @typedef {import("./open.js").Hit} Hit */

/**
 * @typedef {object} Tally
 * @property {number} total     documents that hold every word, or if there is none, some
 * @property {boolean} relaxed  it is those that hold some
 * @property {boolean} atMost   a quoted phrase may leave fewer
 * @property {boolean} absent   the site seems to have nothing on the query: hits are what comes nearest
 */

/**
 * @typedef {object} Answer
 * @property {Hit[]} hits
 * @property {number} [total]     this and the next three as in Tally, unless they were not asked for
 * @property {boolean} [relaxed]
 * @property {boolean} [atMost]
 * @property {boolean} [absent]
 * @property {string} query       as it was understood
 * @property {() => Promise<Tally>} count
 * @property {() => Promise<Record<string, Record<string, number>>>} facets  how many documents each value would leave
 */

/**
 * @typedef {object} Options
 * @property {number} [limit] 10 unless told
 * @property {number} [offset]
 * @property {Record<string, string[]>} [filters] facet → values, any of which will do
 * @property {"date"} [sort] newest first, of the documents that are counted
 * @property {boolean} [typing] the last word may be unfinished
 * @property {number} [excerpts] how many of the first hits' excerpts will be asked for at once: their
 *   texts are fetched beside the hits. Unless told, hits come with the texts of all
 * @property {boolean} [count] false leaves total to count(), which has more to fetch
 */

/**
 * What hits stand without.
 * @typedef {object} Details
 * @property {object} absent  when a site has nothing on a query
 * @property {object[]} facets  what search can be narrowed by
 */

/**
 * @param {import("./open.js").Site} site
 */
export function complete(site) {
  const { manifest, cards, load } = site;
  /** @type {() => Promise<Details>} */
  const details = () => load("details." + manifest.files[DETAILS], "", ([details]) => details);

  /** What an answer has besides hits, made once. */
  function narrowing(query, options) {
    /** @type {Promise<ReturnType<typeof openNarrow>> | undefined} */
    let narrowed;
    return (asked) => (narrowed ??= details().then((details) => openNarrow(site, details, asked, query, options)));
  }

  /**
   * @param {ReturnType<typeof narrowing>} narrow
   * @returns {import("./open.js").Further}
   */
  const further = (narrow) => ({ flag, find: async (asked, ranked) => (await narrow(asked)).find(ranked) });

  /**
   * @param {import("./open.js").Found} found
   * @param {ReturnType<typeof narrowing>} narrow
   * @returns {Answer}
   */
  const answer = ({ hits, query, asked, numbers }, narrow) => ({
    hits,
    query,
    count: async () => (await narrow(asked)).count(numbers, !!hits[0]),
    facets: async () => (await narrow(asked)).facets(),
  });

  /**
   * Answers a query with the best documents first. A query without any word
   * finds nothing, unless filters or a sort order make it one for all documents.
   * @param {string} query
   * @param {Options} [options]
   * @returns {Promise<Answer>}
   */
  async function search(query, options = {}) {
    const { limit = 10, offset = 0, filters = {}, sort, typing = false, excerpts = Infinity, count = true } = options;
    query = String(query);
    const isPlain = !sort && !isSpecial(query) && !Object.values(filters).some((values) => values[0]);
    if (!isPlain) details().catch(() => {}); // told where it is awaited
    const isComplete = excerpts === Infinity;
    // What no list shows is for programs.
    if (cards && isComplete) [cards[4]] = await load("facets." + manifest.files[FACETS], manifest.epoch);
    const narrow = narrowing(query, { ...options, offset, limit });
    const found = await site.search(query, { limit, offset, typing, excerpts }, isPlain ? undefined : further(narrow));
    if (isComplete) await found.soon;
    const told = answer(found, narrow);
    return count ? { ...told, ...(await told.count()) } : told;
  }

  return {
    search,
    /** What site.search does not know by itself of a query that is not plain. */
    further: (query, options) => further(narrowing(query, options)),
    /**
     * What site.search found, as an answer.
     * @param {import("./open.js").Found} found
     * @param {string} query
     * @param {Options} options  that it was found with
     */
    answer: (found, query, options) => answer(found, narrowing(query, options)),
    /** @type {(text: string, options?: {limit?: number}) => ReturnType<typeof suggest>} */
    suggest: (...asked) => suggest(site, search, ...asked),
    /** @type {(text: string) => Promise<void>} */
    prepare: async (text) => prepare(site, text),
    /** What search can be narrowed by. */
    offered: async () => (await details()).facets,
    manifest,
  };
}
