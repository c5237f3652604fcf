// Search in a site that is nothing but files: computes in the browser, from
// small shards of the index, the list that bleve would give. search/README or
// ARCHITECTURE.md tell the whole; nothing here touches the page.

import { BitReader } from "./bits.js";
import { SearchError } from "./error.js";
import { passage } from "./excerpt.js";
import { openLoader } from "./loader.js";
import { fragmentName } from "./names.js";
import { plan } from "./plan.js";
import { rank } from "./rank.js";
import { once, openShards } from "./shards.js";
import { completions } from "./suggest.js";

export { SearchError } from "./error.js";
export { highlight } from "./excerpt.js";

/** The version of the files that this client reads: formatVersion in search/format.go. */
const FORMAT = 1;

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
 * Opens the index of a site.
 * @param {object} [options]
 * @param {string} [options.base] URL of the site's search folder, with a slash at its end
 * @param {typeof fetch} [options.fetch] instead of the global one
 */
export async function openSearch(options = {}) {
  const load = openLoader(options);
  const [manifest] = await load("manifest");
  if (manifest?.format !== FORMAT) {
    throw new SearchError("format", `the search index has format ${manifest?.format}, this page reads ${FORMAT}: reload`);
  }
  const shards = openShards(manifest, load);
  const facetLists = new Map();

  /** The clauses that are used, with their postings: common ones only where no other is found. */
  async function find(clauses) {
    const rare = await fetchAll(clauses.filter((clause) => !shards.isCommon(clause)));
    if (rare.some((clause) => clause.postings)) return rare;
    const found = await fetchAll(clauses);
    return found.some((clause) => clause.postings) ? found : [];
  }

  const fetchAll = (clauses) =>
    Promise.all(clauses.map(async (clause) => ({ ...clause, postings: await shards.postings(clause) })));

  /** What a document must pass: for each facet of the filters one of the values, and no excluded word. */
  async function filter(filters, without) {
    const wanted = await Promise.all(Object.entries(filters ?? {}).map(([name, values]) => facetDocuments(name, values)));
    const unwanted = new Set();
    for (const { postings } of await fetchAll(without)) {
      for (const document of postings?.documents ?? []) unwanted.add(document);
    }
    return (document) => !unwanted.has(document) && wanted.every((documents) => documents.has(document));
  }

  async function facetDocuments(name, values) {
    const facet = manifest.facets.find((facet) => facet.name === name);
    const lists = facet ? (await load(facet.file))[0] : {};
    const documents = new Set();
    for (const value of values) {
      if (!Object.hasOwn(lists, value)) continue;
      const list = await once(facetLists, `${name}/${value}`, async () => new BitReader(lists[value]).numbers(manifest.documents));
      for (const document of list) documents.add(document);
    }
    return documents;
  }

  async function show({ document, score }, query) {
    const file = Math.floor(document / manifest.metaRows);
    const files = Math.ceil(manifest.documents / manifest.metaRows);
    const size = manifest.metaHashes.length / files;
    const rows = await load(`m/${file}.${manifest.metaHashes.slice(file * size, (file + 1) * size)}`);
    const [url, title, kind, hash, date = "", facets = {}] = rows[document % manifest.metaRows];
    const where = async () => passage(query, ...(await load(`${fragmentName(url)}.${hash}`)));
    return {
      url,
      title,
      kind: manifest.kinds[kind].id,
      kindTitle: manifest.kinds[kind].title,
      date,
      facets,
      score,
      passage: where,
      excerpt: async () => (await where()).text,
    };
  }

  /**
   * Answers a query with the best documents first. A query without any word
   * finds nothing.
   * @param {string} query
   * @param {object} [options]
   * @param {number} [options.limit] 10 unless told
   * @param {number} [options.offset]
   * @param {Record<string, string[]>} [options.filters] facet → values, any of which will do
   * @returns {Promise<{total: number, hits: Hit[]}>}
   */
  async function search(query, { limit = 10, offset = 0, filters } = {}) {
    const { clauses, without } = plan(String(query), manifest.ranking);
    const [found, passes] = await Promise.all([find(clauses), filter(filters, without)]);
    const ranked = found.length ? rank(found, manifest, passes) : [];
    const page = ranked.slice(offset, offset + limit);
    return { total: ranked.length, hits: await Promise.all(page.map((hit) => show(hit, query))) };
  }

  /**
   * Titles that a text being typed may be meant for: its last word may be
   * unfinished.
   * @param {string} text
   * @param {{limit?: number}} [options]
   * @returns {Promise<{title: string, url: string, kind: string}[]>}
   */
  async function suggest(text, { limit = 8 } = {}) {
    const queries = await completions(String(text).trimStart(), shards);
    const answers = await Promise.all(queries.map((query) => search(query, { limit })));
    const found = new Map();
    for (const { hits } of answers) {
      for (const { url, title, kind } of hits) if (!found.has(url)) found.set(url, { title, url, kind });
    }
    return [...found.values()].slice(0, limit);
  }

  return { search, suggest, facets: manifest.facets, kinds: manifest.kinds, documents: manifest.documents };
}
