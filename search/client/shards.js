// Finds the postings of terms in the files of the index. The format is
// specified in search/format.go.

import { BitReader } from "./bits.js";
import { SearchError } from "./error.js";
import { plainName } from "./names.js";

/**
 * What stands under one folded form in one file.
 * @typedef {object} Section
 * @property {Map<string, {e?: Postings, te?: Postings}>} words by exact spelling
 * @property {Map<string, Postings>} pairs by the other word, as filed
 */
/** @typedef {import("./bits.js").Postings} Postings */
/** @typedef {import("./plan.js").Clause} Clause */

/**
 * @param {object} manifest
 * @param {import("./loader.js").Load} load
 */
export function openShards(manifest, load) {
  const keys = manifest.termKeys ? manifest.termKeys.split("|") : [];
  const hashSize = keys.length ? manifest.termHashes.length / keys.length : 0;
  const sections = new Map(); // file name → promise of its sections
  const common = (field, term) => own(own(manifest.common, field), term);

  /** @returns {Promise<Map<string, Section>>} the sections of the file that would hold a sort key */
  function file(sortKey) {
    let low = 0;
    let high = keys.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (compare(keys[middle], sortKey) <= 0) low = middle;
      else high = middle;
    }
    if (!keys.length || compare(keys[low], sortKey) > 0) return Promise.resolve(new Map());
    const name = `t/${plainName(keys[low])}.${manifest.termHashes.slice(low * hashSize, (low + 1) * hashSize)}`;
    return once(sections, name, async () => parseSections(await load(name), manifest.documents));
  }

  /** The list of a common term, which has a file of its own. */
  async function commonList(field, term, [, hash]) {
    const [text] = await load(`c/${field}-${plainName(term)}.${hash}`);
    return new BitReader(string(text)).list(manifest.documents);
  }

  async function exactList(field, term, folded) {
    const entry = common(field, term);
    if (entry) return commonList(field, term, entry);
    return (await file(folded)).get(folded)?.words.get(term)?.[field];
  }

  /** All spellings of a folded term together. */
  async function foldedList(field, folded) {
    const spellings = (await file(folded)).get(folded)?.words ?? new Map();
    const lists = await Promise.all([...spellings.keys()].map((term) => exactList(field, term, folded)));
    return union(lists.filter(Boolean), manifest);
  }

  async function pairList(term) {
    const entry = common("fbi", term);
    if (entry) return commonList("fbi", term, entry);
    const [first, second] = term.split(" ");
    const bySecond = common("f", first) && !common("f", second);
    const [filed, other] = bySecond ? [second, "<" + first] : [first, second];
    return (await file(`${filed} ${other}`)).get(filed)?.pairs.get(other);
  }

  return {
    /** @param {Clause} clause */
    isCommon: (clause) => common(clause.field, clause.term) !== undefined,

    /**
     * @param {Clause} clause
     * @returns {Promise<Postings|undefined>} undefined where no document holds the term
     */
    postings({ field, term, folded }) {
      if (field === "fbi") return pairList(term);
      if (field === "f") return foldedList("e", term);
      if (field === "tf") return foldedList("te", term);
      return exactList(field, term, folded);
    },

    file,
  };
}

/** Runs make for a key unless its result is there or under way; failures are forgotten. */
export function once(results, key, make) {
  let result = results.get(key);
  if (!result) {
    result = make();
    result.catch(() => results.delete(key));
    results.set(key, result);
  }
  return result;
}

/**
 * @param {any[]} file the arguments of a term file
 * @param {number} documents
 * @returns {Map<string, Section>}
 */
export function parseSections([terms, bits], documents) {
  const reader = new BitReader(string(bits));
  const sections = new Map();
  for (const text of string(terms).split("|")) {
    const [, folded, spellings, others] = /^([^:]*):([^;]*)(?:;(.*))?$/s.exec(text) ?? [];
    if (folded === undefined) throw new SearchError("damaged", "the terms of the shard are damaged");
    const section = { words: new Map(), pairs: new Map() };
    for (const word of spellings ? spellings.split(",") : []) {
      const inBody = reader.bits(1);
      const inTitle = reader.bits(1);
      const lists = {};
      if (inBody) lists.e = reader.list(documents);
      if (inTitle) lists.te = reader.list(documents);
      section.words.set(word, lists);
    }
    for (const other of others ? others.split(",") : []) section.pairs.set(other, reader.list(documents));
    sections.set(folded, section);
  }
  return sections;
}

/**
 * The postings of a folded term: the frequencies of its spellings add up, and
 * the sum is a class again.
 */
function union(lists, { frequencies, frequencyFrom }) {
  if (lists.length < 2) return lists[0];
  const found = new Map(); // document → [sum, length bits]
  for (const { documents, codes } of lists) {
    for (let i = 0; i < documents.length; i++) {
      const sum = (found.get(documents[i])?.[0] ?? 0) + frequencies[codes[i] & 7];
      found.set(documents[i], [sum, codes[i] & ~7]);
    }
  }
  const postings = { documents: new Uint32Array(found.size), codes: new Uint8Array(found.size) };
  let at = 0;
  for (const [document, [sum, length]] of found) {
    let frequency = frequencyFrom.length - 1;
    while (frequency > 0 && sum < frequencyFrom[frequency]) frequency--;
    postings.documents[at] = document;
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

/** A property that an object has of its own: terms such as "constructor" are words too. */
function own(object, key) {
  return object && Object.hasOwn(object, key) ? object[key] : undefined;
}

function string(value) {
  if (typeof value !== "string") throw new SearchError("damaged", "the shard is damaged");
  return value;
}
