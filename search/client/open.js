// Opens the index and answers queries. What most of them do without is told by
// later.js, so that a page can show hits before it has that.

import { openBonds } from "./bonds.js";
import { openDocuments } from "./documents.js";
import { SearchError } from "./error.js";
import { openFactors, openNamed } from "./factors.js";
import { rank } from "./live.js";
import { openLoader } from "./loader.js";
import { fronted } from "./names.js";
import { plan } from "./plan.js";
import { openShards } from "./shards.js";
import { words } from "./words.js";

/** The version of the files that this client reads: Version in search/internal/script/format.go. */
const FORMAT = 7;

/** @typedef {() => Promise<typeof import("./later.js")>} Later  may fail, and be asked again */

/**
 * @typedef {object} Hit
 * @property {string} url     from the site's root, with a leading slash
 * @property {string} title
 * @property {string} kind
 * @property {string} kindTitle
 * @property {string} date    2006-01-02 or ""
 * @property {Record<string, string[]>} facets
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
 * @param {Later} later
 * @param {object} [options]  of openSearch
 */
export async function open(later, options = {}) {
  const load = openLoader(options);
  const [format, manifest, cards] = await load("manifest");
  if (format !== FORMAT) throw new SearchError("format");
  const { documents, ranking } = manifest;
  const shards = openShards(manifest, load);
  const { show } = openDocuments(manifest, cards, load, later);
  const tally = async () => (await later()).openTally(manifest, shards);

  const syllables = () =>
    load("syllables." + manifest.syllables, "", ([names, classes]) => ({
      names: fronted(names).map(([name]) => name),
      classes: new TextEncoder().encode(classes),
    }));

  /** What looks a word up in the list of syllables. */
  const among = (name) => async (...asked) => {
    const [list, all] = await Promise.all([syllables(), later()]);
    return all[name](list, ...asked);
  };

  /** What a plan asks of the index. */
  const lookup = {
    later,
    spellings: async (folded) => [...(await shards.section(folded)).words.keys()],
    near: among("near"),
    cuts: among("cuts"),
    starting: among("starting"),
    outgrowing: among("outgrowing"),
    follows: async (first, second) => {
      const { list } = await shards.clause({ field: "fbi", terms: [`${first} ${second}`] });
      return (await list())?.documents.length ?? 0;
    },
  };

  /**
   * Answers a query with the best documents first. A query without any word
   * finds nothing, unless filters or a sort order make it one for all documents.
   * @param {string} query
   * @param {object} [options]
   * @param {number} [options.limit] 10 unless told
   * @param {number} [options.offset]
   * @param {Record<string, string[]>} [options.filters] facet → values, any of which will do
   * @param {"date"} [options.sort] newest first, of the documents that are counted
   * @param {boolean} [options.typing] the last word may be unfinished
   * @param {number} [options.excerpts] how many of the first hits' excerpts will be asked for at once: their
   *   texts are fetched beside the hits. Unless told, hits come with the texts of all
   * @param {boolean} [options.count] false leaves total to count(), which has more to fetch
   * @returns {Promise<Answer>}
   */
  async function search(query, { limit = 10, offset = 0, filters = {}, sort, typing = false, excerpts = Infinity, count = true } = {}) {
    const asked = await plan(String(query), typing, ranking, lookup);
    const { every, phrases } = asked;
    const isBrowsing = !every[0] && (sort || Object.values(filters).some((values) => values[0]));
    const isOpen = !asked.required[0] && !asked.without[0] && !Object.values(filters).some((values) => values[0]);
    /** @type {Promise<import("./tally.js").Passes>} */
    const passing = isOpen ? Promise.resolve(() => true) : tally().then(({ filter }) => filter(filters, asked));
    passing.catch(() => {}); // reported where it is awaited
    let counted;
    const counts = () => (counted ??= tally().then(({ count }) => count(asked, passing, isBrowsing)));
    let numbers;
    /** @type {ArrayLike<number>} */
    let scores = [];
    let alike = new Map();
    /** @type {import("./rank.js").Found[]} */
    let clauses = [];
    if (isBrowsing || sort) {
      const [{ pick }, dates] = await Promise.all([counts(), shards.values("dates." + manifest.dates)]);
      numbers = (await later()).newestFirst(pick(), dates, documents);
    } else {
      // Phrases are verified one by one, so any of the hits may be needed.
      const most = phrases[0] ? documents : offset + limit;
      const groups = [asked.title, asked.body, asked.pairs];
      const named = await openNamed(manifest, asked.numbers, shards);
      const [passes, settle] = await Promise.all([passing, openBonds(manifest, asked, named, shards)]);
      const order = { passes, settle, factor: openFactors(manifest, named) };
      ({ numbers, scores, alike, clauses } = await rank(groups, order, most, typing && !phrases[0], shards, manifest));
    }
    const hits = await show(numbers, asked, { scores, alike, clauses }, offset, limit, excerpts);
    const absent = async () => {
      if (isBrowsing || sort || typing || !every[0]) return false;
      return phrases[0] ? !hits[0] && !offset : (await later()).isAbsent(asked, numbers, shards, manifest);
    };
    const answer = {
      hits,
      query: asked.query,
      async count() {
        const [{ relaxed, pick }, isMissing] = await Promise.all([counts(), absent()]);
        return { total: pick().length, relaxed, atMost: phrases.length > 0, absent: isMissing };
      },
      facets: async () => (await tally()).facets(await counts()),
    };
    return count ? { ...answer, ...(await answer.count()) } : answer;
  }

  /**
   * What a text being typed may be meant for: whole queries, and pages.
   * @param {string} text
   * @param {{limit?: number}} [options]
   * @returns {Promise<({text: string} | {title: string, url: string, kind: string})[]>}
   */
  async function suggest(text, { limit = 8 } = {}) {
    const [{ completions }, [phrases], { hits }] = await Promise.all([
      later(),
      load("phrases." + manifest.phrases),
      search(text, { limit, typing: true, excerpts: 0, count: false }),
    ]);
    const queries = completions(text, phrases).map((text) => ({ text }));
    return [...queries, ...hits.map(({ title, url, kind }) => ({ title, url, kind }))].slice(0, limit);
  }

  /** Fetches what the finished words of a text will need. */
  function prepare(text) {
    for (const { folded, end } of words(text)) if (end < text.length) shards.section(folded).catch(() => {});
  }

  return { search, suggest, prepare, facets: manifest.facets, kinds: manifest.kinds, documents };
}
