// Opens the index and answers queries. What most of them do without is told by
// later.js, so that a page can show hits before it has that.

import { openBonds } from "./bonds.js";
import { openDocuments, titledFirst } from "./documents.js";
import { SearchError } from "./error.js";
import { openFactors, openNamed } from "./factors.js";
import { rank } from "./live.js";
import { openLoader, pause } from "./loader.js";
import { fronted } from "./names.js";
import { isSpecial, plan } from "./plan.js";
import { openShards } from "./shards.js";

/** The version of the files that this client reads: Version in search/internal/script/format.go. */
const FORMAT = 9;

/**
 * What comes when it is needed: either may fail, and be asked again.
 * @typedef {object} Parts
 * @property {Later} later
 * @property {() => Promise<typeof import("./slipping.js")>} slipping
 */
/** @typedef {() => Promise<typeof import("./later.js")>} Later */

/**
 * @typedef {object} Hit
 * @property {string} url     from the site's root, with a leading slash
 * @property {string} title
 * @property {string} kind
 * @property {string} kindTitle
 * @property {string} date    2006-01-02 or ""
 * @property {Record<string, string[]>} facets  those that a list shows, at least; of hits that come complete all
 * @property {number} score
 * @property {{url: string, name: string, replaces: boolean}[]} newer  documents to know of instead of this one, or beside it
 * @property {number} alike   how many more pages it stands for, which the query does not tell apart
 * @property {boolean} hasText  or there is nothing to take an excerpt of
 * @property {() => Promise<string>} excerpt  the text around the densest part
 * @property {() => Promise<import("./excerpt.js").Passage>} passage  the same with its heading
 */

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
 * What is open.
 * @typedef {object} Site
 * @property {object} manifest
 * @property {import("./loader.js").Load} load
 * @property {ReturnType<typeof openShards>} shards
 * @property {ReturnType<typeof openDocuments>} documents
 * @property {(query: string, options?: Options) => Promise<Answer>} search
 */

/**
 * @param {Parts} parts
 * @param {object} [options]  of openSearch
 */
export async function open({ later, slipping }, options = {}) {
  const load = openLoader(options, later);
  const [format, manifest, cards] = await load("manifest");
  if (format !== FORMAT) throw new SearchError("format");
  await pause();
  const { ranking } = manifest;
  /** @type {() => Promise<Details>} */
  const details = () => load("details." + manifest.details, "", ([details]) => details);
  const shards = openShards(manifest, load);
  const documents = openDocuments(manifest, cards, load);
  /** @type {Site} */
  const site = { manifest, load, shards, documents, search };

  /** What a plan asks of the index. */
  const lookup = {
    spellings: async (folded) => [...(await shards.section(folded)).words.keys()],
    later,
    async slips() {
      const { openSlips, openSyllables } = await slipping();
      return openSlips(openSyllables(manifest, shards, load, lookup.spellings));
    },
  };

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
    if (!isPlain) for (const ahead of [later, details]) ahead().catch(() => {}); // told where it is awaited
    const asked = await plan(query, typing, ranking, lookup);
    /** @type {(most: number, typing: boolean, passing?: Promise<import("./tally.js").Passes>) => ReturnType<typeof rank>} */
    const ranked = async (most, typing, passing) => {
      const named = await openNamed(manifest, asked.numbers, shards);
      const [passes = () => true, settle] = await Promise.all([passing, openBonds(manifest, asked, named, shards)]);
      return rank([asked.title, asked.body, asked.pairs], { passes, settle, factor: openFactors(manifest, named) }, most, typing, shards, manifest);
    };
    const most = offset + limit;
    let narrowed;
    const narrow = () => (narrowed ??= Promise.all([later(), details()]).then(([{ openNarrow }, details]) => openNarrow(site, details, asked, query, { ...options, offset, limit })));
    /** @type {import("./documents.js").Found} */
    const found = await (isPlain ? ranked(most, typing) : (await narrow()).find(ranked));
    let hits = await documents.show(found, asked.query, offset, limit, excerpts);
    if (!offset && found.scores.length) hits = titledFirst(hits, asked.query);
    const answer = {
      hits,
      query: asked.query,
      count: async () => (await narrow()).count(found.numbers, !!hits[0]),
      facets: async () => (await narrow()).facets(),
    };
    return count ? { ...answer, ...(await answer.count()) } : answer;
  }

  return {
    search,
    /** @type {(text: string, options?: {limit?: number}) => ReturnType<typeof import("./suggest.js").suggest>} */
    suggest: async (...asked) => (await later()).suggest(site, ...asked),
    /** @type {(text: string) => Promise<void>} */
    prepare: (text) => later().then(({ prepare }) => prepare(site, text), () => {}), // it is asked for again
    /** What search can be narrowed by. */
    offered: async () => (await details()).facets,
    manifest,
  };
}
