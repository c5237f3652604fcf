// Finds the postings of terms in the files of the index. The format is
// specified in search/internal/script/format.go.

import { bitReader } from "./bits.js";
import { fail } from "./error.js";
import { checkOf } from "./loader.js";
import { fronted } from "./names.js";
import { unmark } from "./syllable.js";

const TIERS = " ()/[]{}?"; // body + 3·title

/**
 * What stands under one form in one file. Tiers are 0 for light, 1 for heavy
 * and 2 for common lists.
 * @typedef {object} Section
 * @property {number} e   tier of its lists of the body
 * @property {number} te  of the title
 * @property {number} held  in how many bodies its spellings stand
 * @property {Map<string, {e?: Postings, te?: Postings}>} words by exact spelling
 * @property {Map<string, {tier: number, list?: Postings}>} pairs by the other word, as filed
 */
/** @typedef {import("./bits.js").Postings} Postings */
/** @typedef {import("./plan.js").Clause} Clause */

/** @type {Section} */
const NOTHING = { e: 0, te: 0, held: 0, words: new Map(), pairs: new Map() };

/**
 * @param {object} manifest
 * @param {import("./loader.js").Load} load
 */
export function openShards(manifest, load) {
  const { epoch, terms: [counts, first, large, doublings, words, check], lengthsOf: [, lengths] } = manifest;
  /** @type {Map<string, number>} */
  const pieces = new Map(fronted(large).map(([form], i) => [form, 1 << doublings[i]]));
  const beside = words.split(" ");
  const buckets = counts[0];
  /** The first bucket of each file, where some share one. */
  const starts = first && [...bitReader(first, buckets).numbers(), buckets];

  /** How lists name documents, where their lengths are known: those with the longest texts first. */
  const order = lengths && [...lengths].map((_, i) => i).sort((a, b) => parseInt(lengths[b], 36) - parseInt(lengths[a], 36));

  /**
   * What stands under a form, in the file that has its spellings or the pair with another word.
   * @param {string} form
   * @param {string} [other]  as filed
   * @param {string} [mark]
   */
  async function section(form, other, mark = "") {
    const own = pieces.get(mark + form);
    const count = counts[mark.length];
    if (!own && !count) return NOTHING;
    const at = beside.indexOf(form);
    const bucket = among(at % 2 > 0 ? beside[at - 1] : form, count);
    const next = starts && starts.findIndex((start) => start > bucket);
    const name = own
      ? `${checkOf(mark + form)}-${own}-${other ? among(other, own) : 0}`
      : next
        ? `${starts[next - 1]}-${starts[next]}`
        : `${mark.length}-${count}/${bucket}`;
    const sections = await load("t/" + name, epoch, (file) => parseSections(file, manifest, order), check);
    return sections.get(mark + form) ?? NOTHING;
  }

  /**
   * A term's tier and a way to its postings, which only a list that is not
   * light has to fetch; with the mark "~" one without codes, which bodies alone have.
   */
  async function find(field, term, mark = "~~") {
    const [first, second] = term.split(" ");
    let form = unmark(term);
    let other;
    let own; // what stands beside the form's spellings
    /** @type {"te" | "e"} */
    const inField = field[0] === "t" ? "te" : "e";
    if (second) {
      // Under the rarer one.
      const [left, right] = await Promise.all([section(first), section(second)]);
      [form, other, own] = right.held < left.held ? [second, "<" + first, right] : [first, second, left];
      mark = "~~";
    }
    const here = own?.pairs.has(other) ? own : await section(form, other);
    const tier = other ? here.pairs.get(other)?.tier ?? 0 : here[inField];
    const list = async () => {
      const { words, pairs } = tier ? await section(form, other, mark) : here;
      if (other) return pairs.get(other)?.list;
      return field.endsWith("f") ? union([...words.values()].map((lists) => lists[inField]), manifest) : words.get(term)?.[inField];
    };
    return { tier, list };
  }

  return {
    section,

    /**
     * A clause with its tier and a way to its postings, undefined where no
     * document holds any of its terms.
     * @template {Clause} T
     * @param {T} clause
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
     * The documents of a clause.
     * @param {Clause} clause
     * @returns {Promise<Set<number>>}
     */
    async documents({ field, terms }) {
      const lists = await Promise.all(terms.map(async (term) => (await find(field, term, field[0] === "t" ? "~~" : "~")).list()));
      return new Set(lists.flatMap((list) => [...(list?.documents ?? [])]));
    },
  };
}

/**
 * @param {any[]} file the arguments of a term file
 * @param {object} manifest
 * @param {number[]} [order]  in which lists name documents, if it is not that of their numbers
 * @returns {Map<string, Section>}
 */
export function parseSections([terms, text, within], { documents, parts, lengthsOf: [inTitles, inBodies] }, order) {
  const { bits, list, numbers } = bitReader(text, documents, order);
  const places = bitReader(within || "", documents);
  const placed = (lengths) => {
    const postings = list(lengths);
    // Of words, which have lengths, only where half of all documents have them at most.
    if (within && (!lengths || postings.documents.length * 2 <= documents)) places.parts(postings, parts);
    return postings;
  };
  const sections = new Map();
  for (const entries of terms.match(/[^|]+/g) ?? []) {
    const [, form, mark, count, spellings, others] = /^([^:;]*?)(?:([()/[\]{}?])(\d*))?:([^;]*);?(.*)$/s.exec(entries) ?? fail();
    const tiers = TIERS.indexOf(mark ?? " ");
    let held = +count || 0;
    const words = new Map();
    const pairs = new Map();
    for (const word of spellings.match(/[^,]+/g) ?? []) {
      if (/^~[^~]/.test(form)) words.set(word, { e: { documents: numbers() } });
      else {
        const inBody = bits(1);
        const inTitle = bits(1);
        const e = inBody ? placed(inBodies) : undefined;
        words.set(word, { e, te: inTitle ? list(inTitles) : undefined });
        if (e && !count) held += e.documents.length;
      }
    }
    for (const [other, mark] of fronted(others)) {
      const tier = TIERS.indexOf(mark);
      pairs.set(other, { tier, list: form.startsWith("~~") === tier > 0 ? placed("") : undefined });
    }
    sections.set(form, { e: tiers % 3, te: (tiers / 3) | 0, held, words, pairs });
  }
  return sections;
}

/**
 * The postings of several terms as of one: a document's frequencies add up,
 * and the sum is a class again.
 * @param {(Postings|undefined)[]} some
 * @returns {Postings|undefined}
 */
function union(some, { documents: count, classes: [frequencies, frequencyFrom] }) {
  const lists = some.flatMap((list) => list ?? []);
  if (!lists[1]) return lists[0];
  // By document; lists may be as long as there are documents, so nothing is
  // allocated for each.
  const sums = new Uint16Array(count);
  const lengths = new Uint8Array(count);
  const within = new Uint16Array(count);
  const found = [];
  for (const { documents, codes, parts } of lists) {
    documents.forEach((document, i) => {
      const code = codes?.[i];
      if (!sums[document]) found.push(document);
      sums[document] += frequencies[code & 7];
      lengths[document] = code & ~7;
      within[document] |= parts?.[i] ?? 0;
    });
  }
  const codes = found.map((document) => {
    let frequency = 7;
    while (sums[document] < frequencyFrom[frequency]) frequency--;
    return lengths[document] + frequency;
  });
  return { documents: found, codes, parts: found.map((document) => within[document]) };
}

/** Which of so many files a text is filed in: as in search/internal/script/check.go. */
const among = (text, count) => (parseInt(checkOf(text), 32) / 8) % count;
