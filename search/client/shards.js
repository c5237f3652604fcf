// Finds the postings of terms in the files of the index. The format is
// specified in search/format.go.

import { bitReader } from "./bits.js";
import { fail } from "./error.js";
import { once } from "./loader.js";
import { fronted, plainName } from "./names.js";
import { unmark } from "./syllable.js";

const TIERS = " +*^#$%&="; // body + 3·title

/**
 * What stands under one form in one file.
 * @typedef {object} Section
 * @property {number} [body]   tiers of its lists: 0 light, 1 heavy, 2 common
 * @property {number} [title]
 * @property {Map<string, {e?: Postings, te?: Postings}>} words by exact spelling
 * @property {Map<string, {tier: number, list?: Postings}>} pairs by the other word, as filed
 */
/** @typedef {import("./bits.js").Postings} Postings */
/** @typedef {import("./plan.js").Clause} Clause */

/** @type {Section} */
const NOTHING = { body: 0, title: 0, words: new Map(), pairs: new Map() };

/**
 * @param {object} manifest
 * @param {import("./loader.js").Load} load
 */
export function openShards(manifest, load) {
  const { documents, epoch, termHashes } = manifest;
  const keys = fronted(manifest.termKeys).map(([key]) => key);
  const size = termHashes.length / keys.length;
  const files = new Map(); // name → promise of its sections

  /** What the file that would hold a sort key has under a form. */
  async function section(form, sortKey = form) {
    let low = 0;
    let high = keys.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (compare(keys[middle], sortKey) <= 0) low = middle;
      else high = middle;
    }
    if (!keys.length || compare(keys[low], sortKey) > 0) return NOTHING;
    const name = `t/${plainName(keys[low])}.${termHashes.slice(low * size, (low + 1) * size)}`;
    const sections = await once(files, name, async () => parseSections(await load(name, epoch), documents));
    return sections.get(form) ?? NOTHING;
  }

  /**
   * A term's tier and a way to its postings, which only a list that is not
   * light has to fetch; with the mark "~" one without codes.
   */
  async function find(field, term, mark = "~~") {
    if (field === "fbi") return findPair(term);
    const isFolded = field.endsWith("f");
    const folded = isFolded ? term : unmark(term);
    const inField = field[0] === "t" ? "te" : "e";
    const pick = ({ words }) =>
      isFolded ? union([...words.values()].map((lists) => lists[inField]), manifest) : words.get(term)?.[inField];
    const here = await section(folded);
    const tier = field[0] === "t" ? here.title : here.body;
    return { tier, list: async () => pick(tier ? await section(mark + folded) : here) };
  }

  async function findPair(term) {
    const [first, second] = term.split(" ");
    const [filed, other] = second.length > first.length ? [second, "<" + first] : [first, second];
    const get = async (mark) => (await section(mark + filed, `${mark}${filed} ${other}`)).pairs.get(other);
    const { tier = 0, list } = (await get("")) ?? {};
    return { tier, list: async () => (tier ? (await get("~~"))?.list : list) };
  }

  return {
    section,

    /**
     * A clause with its tier and a way to its postings, undefined where no
     * document holds any of its terms.
     * @param {Clause} clause
     */
    async clause(clause) {
      const found = await Promise.all(clause.terms.map((term) => find(clause.field, term)));
      return {
        ...clause,
        tier: Math.max(...found.map(({ tier }) => tier)),
        list: async () => union(await Promise.all(found.map(({ list }) => list())), manifest),
      };
    },

    /**
     * The documents of a clause, each once or more often.
     * @param {Clause} clause
     * @returns {Promise<Uint32Array[]>}
     */
    async documents({ field, terms }) {
      const lists = await Promise.all(terms.map(async (term) => (await find(field, term, "~")).list()));
      return lists.filter(Boolean).map(({ documents }) => documents);
    },
  };
}

/**
 * @param {any[]} file the arguments of a term file
 * @param {number} documents
 * @returns {Map<string, Section>}
 */
export function parseSections([terms, bits], documents) {
  const reader = bitReader(bits, documents);
  const sections = new Map();
  for (const text of terms.split("|")) {
    const [, form, mark, spellings, others] = /^([^:;]*?)([ +*^#$%&=]?):([^;]*);?(.*)$/s.exec(text) ?? [];
    if (form === undefined) fail();
    const tiers = Math.max(0, TIERS.indexOf(mark || " "));
    const section = { body: tiers % 3, title: (tiers / 3) | 0, words: new Map(), pairs: new Map() };
    for (const word of spellings ? spellings.split(",") : []) {
      if (/^~[^~]/.test(form)) {
        section.words.set(word, { e: { documents: reader.numbers() } });
        continue;
      }
      const inBody = reader.bits(1);
      const inTitle = reader.bits(1);
      const lists = {};
      if (inBody) lists.e = reader.list(8);
      if (inTitle) lists.te = reader.list(8);
      section.words.set(word, lists);
    }
    for (const [other, mark] of fronted(others)) {
      const tier = TIERS.indexOf(mark || " ");
      const isHere = form.startsWith("~~") === tier > 0;
      section.pairs.set(other, { tier, list: isHere ? reader.list(3) : undefined });
    }
    sections.set(form, section);
  }
  return sections;
}

/**
 * The postings of several terms as of one: a document's frequencies add up,
 * and the sum is a class again.
 * @param {(Postings|undefined)[]} lists
 * @returns {Postings|undefined}
 */
function union(lists, { frequencies, frequencyFrom }) {
  lists = lists.filter(Boolean);
  if (lists.length < 2) return lists[0];
  const found = new Map(); // document → [sum, length bits]
  for (const { documents, codes = [] } of lists) {
    for (let i = 0; i < documents.length; i++) {
      const sum = (found.get(documents[i])?.[0] ?? 0) + frequencies[codes[i] & 7];
      found.set(documents[i], [sum, codes[i] & ~7]);
    }
  }
  const postings = { documents: Uint32Array.from(found.keys()), codes: new Uint8Array(found.size) };
  let at = 0;
  for (const [sum, length] of found.values()) {
    let frequency = 7;
    while (frequency && sum < frequencyFrom[frequency]) frequency--;
    postings.codes[at++] = length | frequency;
  }
  return postings;
}

/** Compares as the bytes of UTF-8 do. */
function compare(a, b) {
  if (a === b) return 0;
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  if (i > 0 && /[\uD800-\uDBFF]/.test(a[i - 1])) i--;
  return (a.codePointAt(i) ?? -1) < (b.codePointAt(i) ?? -1) ? -1 : 1;
}
