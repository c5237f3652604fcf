// Search in a site that is nothing but files: computes in the browser, from
// small shards of the index, the list that bleve would give. ARCHITECTURE.md
// tells the whole; nothing here touches the page.

import { bitReader } from "./bits.js";
import { SearchError } from "./error.js";
import { passage } from "./excerpt.js";
import { openLoader, pause } from "./loader.js";
import { fronted, plainName } from "./names.js";
import { holdsPhrases } from "./phrase.js";
import { plan } from "./plan.js";
import { best, score } from "./rank.js";
import { openShards } from "./shards.js";
import { completions } from "./suggest.js";
import { near, starting } from "./syllables.js";
import { words } from "./words.js";

export { SearchError } from "./error.js";
export { highlight } from "./excerpt.js";

/** The version of the files that this client reads: Version in search/internal/script/format.go. */
const FORMAT = 2;

/**
 * @typedef {object} Hit
 * @property {string} url     from the site's root, with a leading slash
 * @property {string} title
 * @property {string} kind
 * @property {string} kindTitle
 * @property {string} date    2006-01-02 or ""
 * @property {Record<string, string[]>} facets
 * @property {number} score
 * @property {() => Promise<string>} excerpt  the text around the densest part
 * @property {() => Promise<import("./excerpt.js").Passage>} passage  the same with its heading
 */

/**
 * @typedef {object} Tally
 * @property {number} total     documents that hold every word, or if there is none, some
 * @property {boolean} relaxed  it is those that hold some
 * @property {boolean} atMost   a quoted phrase may leave fewer
 */

/**
 * @typedef {object} Answer
 * @property {Hit[]} hits
 * @property {number} [total]     this and the next two as in Tally, unless they were not asked for
 * @property {boolean} [relaxed]
 * @property {boolean} [atMost]
 * @property {string} query       as it was understood
 * @property {() => Promise<Tally>} count
 * @property {() => Promise<Record<string, Record<string, number>>>} facets  how many documents each value would leave
 */

/**
 * Opens the index of a site.
 * @param {object} [options]
 * @param {string} [options.base] URL of the site's search folder, with a slash at its end
 * @param {typeof fetch} [options.fetch] instead of the global one
 */
export async function openSearch(options = {}) {
  const load = openLoader(options);
  const [format, manifest] = await load("manifest");
  if (format !== FORMAT) throw new SearchError("format");
  const { documents, epoch, blocks, blockSizes } = manifest;
  const shards = openShards(manifest, load);

  const syllables = () =>
    load("syllables." + manifest.syllables, "", ([names, classes]) => ({
      names: fronted(names).map(([name]) => name),
      classes: new TextEncoder().encode(classes),
    }));

  /** What a plan asks of the index. */
  const lookup = {
    spellings: async (folded) => [...(await shards.section(folded)).words.keys()],
    near: async (word) => near(await syllables(), word),
    starting: async (prefix) => starting(await syllables(), prefix),
    follows: async (first, second) => {
      const { list } = await shards.clause({ field: "fbi", terms: [`${first} ${second}`] });
      return (await list())?.documents.length ?? 0;
    },
  };

  const fetchList = async (clause) => ({ ...clause, postings: await clause.list() });

  /**
   * The best documents that pass, at least as many as asked for if there are.
   * What light clauses find, or those that are live at first (see type
   * ranking), comes before what heavier ones find besides. While somebody is
   * typing, long lists are read only where there is nothing else to show.
   */
  async function rank(groups, passes, most, typing) {
    const clauses = await Promise.all(groups.map((group) => Promise.all(group.map(shards.clause))));
    const scores = new Float32Array(documents);
    const seen = new Uint8Array(documents);
    const numbers = [];
    let isRanked = false;
    for (let tier = 0; tier < 3 && numbers.length < (typing ? 1 : most); tier++) {
      if (isRanked && !clauses.flat().some((clause) => clause.tier === tier)) continue;
      const live = await Promise.all(
        clauses.map((group) => Promise.all(group.filter((clause) => clause.tier <= tier).map(fetchList))),
      );
      isRanked ||= tier > 1 || (tier || typing ? live.flat() : live[2]).some(({ postings }) => postings);
      if (!isRanked) continue;
      await pause();
      const found = score(live, manifest);
      const more = best(found.hits.filter((document) => !seen[document] && passes(document)), found.scores, most - numbers.length);
      const below = numbers[0] >= 0 ? scores[numbers.at(-1)] / 2 / found.scores[more[0]] : 1;
      for (const document of more) scores[document] = found.scores[document] * below;
      for (const document of found.hits) seen[document] = 1;
      numbers.push(...more);
    }
    return { numbers, scores };
  }

  /** A mark for each document of some lists. */
  function mark(lists) {
    const marked = new Uint8Array(documents);
    for (const list of lists) for (const document of list) marked[document] = 1;
    return marked;
  }

  const marks = async (clauses) => mark((await Promise.all(clauses.map(shards.documents))).flat());

  /** The values of a facet, or of the dates, each with its documents. */
  const values = (file) =>
    load(file, epoch, ([texts]) => {
      const found = new Map();
      for (let i = 0; i < texts.length; i += 2) found.set(texts[i], bitReader(texts[i + 1], documents).numbers());
      return found;
    });

  async function facetValues(name) {
    const facet = manifest.facets.find((facet) => facet.name === name);
    return facet ? values(`f/${plainName(name)}.${facet.hash}`) : new Map();
  }

  async function facetMarks(name, wanted) {
    const lists = await facetValues(name);
    return mark(wanted.map((value) => lists.get(value) ?? []));
  }

  /**
   * What a document must pass: the filters, all that phrases need, and no
   * word that is not wanted.
   * @returns {(document: number, except?: string) => boolean} except: a facet whose filter does not count
   */
  async function filter(filters, { required, without }) {
    const names = Object.keys(filters).filter((name) => filters[name][0]);
    const [byFacet, all, unwanted] = await Promise.all([
      Promise.all(names.map((name) => facetMarks(name, filters[name]))),
      Promise.all(required.map((clause) => marks([clause]))),
      marks(without),
    ]);
    return (document, except) =>
      !unwanted[document] &&
      all.every((marked) => marked[document]) &&
      byFacet.every((marked, i) => names[i] === except || marked[document]);
  }

  /** How many of a query's words each document holds; of no word, all documents hold as many. */
  async function held(every) {
    const counts = new Uint8Array(documents);
    for (const marked of await Promise.all(every.map(marks))) for (let i = 0; i < documents; i++) counts[i] += marked[i];
    return counts;
  }

  /** Reads a document's file. */
  async function document(number) {
    let block = 0;
    let at = number;
    while (at >= blockSizes[block]) at -= blockSizes[block++];
    const size = blocks.length / blockSizes.length;
    return load(`d/${blocks.slice(block * size, (block + 1) * size)}/${at}`);
  }

  function hit([url, title, kind, date, facets, summary, sections], score, query) {
    const where = () => passage(query, summary, sections);
    return {
      url,
      title,
      kind,
      kindTitle: manifest.kinds.find(({ id }) => id === kind)?.title ?? kind,
      date,
      facets: Object.fromEntries(facets.map(([name, ...values]) => [name, values])),
      score,
      passage: where,
      excerpt: async () => (await where()).text,
    };
  }

  /** The documents from offset on, as many as limit, of those whose text holds the phrases. */
  async function show(numbers, { phrases, query }, scores, offset, limit) {
    const shown = [];
    if (!phrases[0]) {
      numbers = numbers.slice(offset, offset + limit);
      offset = 0;
    }
    for (let i = 0; i < numbers.length && shown.length < offset + limit; i += limit || 1) {
      const files = await Promise.all(numbers.slice(i, i + limit).map(document));
      files.forEach((file, j) => {
        if (holdsPhrases(file, phrases)) shown.push(hit(file, scores[numbers[i + j]] ?? 0, query));
      });
    }
    return shown.slice(offset, offset + limit);
  }

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
   * @param {boolean} [options.count] false leaves total to count(), which has more to fetch
   * @returns {Promise<Answer>}
   */
  async function search(query, { limit = 10, offset = 0, filters = {}, sort, typing = false, count = true } = {}) {
    const asked = await plan(String(query), typing, manifest.ranking, lookup);
    const { every } = asked;
    const isBrowsing = !every[0] && (sort || Object.values(filters).some((values) => values[0]));
    const passing = filter(filters, asked);
    passing.catch(() => {}); // reported where it is awaited
    let counted;
    const counts = () => (counted ??= countWords());
    async function countWords() {
      const [passes, counts] = await Promise.all([passing, held(every)]);
      let least = every.length || !isBrowsing;
      const pick = (except) => {
        const picked = [];
        for (let i = 0; i < documents; i++) if (counts[i] >= least && passes(i, except)) picked.push(i);
        return picked;
      };
      const relaxed = every.length > 1 && !pick().length;
      if (relaxed) least = 1;
      return { relaxed, pick };
    }
    const answer = {
      query: asked.query,
      async count() {
        const { relaxed, pick } = await counts();
        return { total: pick().length, relaxed, atMost: asked.phrases.length > 0 };
      },
      async facets() {
        const { pick } = await counts();
        const facets = {};
        for (const { name, values } of manifest.facets) {
          if (!values[0]) continue;
          const left = mark([pick(name)]);
          facets[name] = {};
          for (const [value, list] of await facetValues(name)) {
            facets[name][value] = list.reduce((sum, document) => sum + left[document], 0);
          }
        }
        return facets;
      },
    };
    let numbers;
    let scores = [];
    if (isBrowsing || sort) {
      numbers = await byDate((await counts()).pick());
    } else {
      // Phrases are verified one by one, so any of the hits may be needed.
      const most = asked.phrases[0] ? documents : offset + limit;
      ({ numbers, scores } = await rank([asked.title, asked.body, asked.pairs], await passing, most, typing && !asked.phrases.length));
    }
    answer.hits = await show(numbers, asked, scores, offset, limit);
    return count ? Object.assign(answer, await answer.count()) : answer;
  }

  /** Newest first, those without a date last. */
  async function byDate(numbers) {
    const dates = await values("dates." + manifest.dates);
    const places = new Uint32Array(documents);
    [...dates.keys()].sort().forEach((date, place) => {
      for (const document of dates.get(date)) places[document] = place + 1;
    });
    return numbers.sort((a, b) => places[b] - places[a] || a - b);
  }

  /**
   * What a text being typed may be meant for: whole queries, and pages.
   * @param {string} text
   * @param {{limit?: number}} [options]
   * @returns {Promise<({text: string} | {title: string, url: string, kind: string})[]>}
   */
  async function suggest(text, { limit = 8 } = {}) {
    const [[phrases], { hits }] = await Promise.all([
      load("phrases." + manifest.phrases),
      search(text, { limit, typing: true, count: false }),
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
