// Whether a site has nothing on what is asked: the same as
// search/internal/answer/absent.go.

import { SYLLABIC } from "./syllable.js";

/** A number and letters without vowels, which are signs of who issued a document or of its type. */
const SIGNS = /^(\S*[0-9]\S* [^0-9aeiouy]+|[^0-9aeiouy ]+ \S*[0-9]\S*)$/;

/** It says when, not what: it is typed for what holds now. */
const YEAR = /^(19|20)\d\d$/;

/**
 * In none of the best documents does enough of a query stand beside a neighbour
 * that it has in the query, or in what names the document; both together count more, and a pair
 * that it has seldom less.
 * Syllables alone prove nothing, as long pages hold nearly all of them; words of another
 * language mean by themselves what they mean, and some expressions are all that is asked for: where
 * no document is about one, the others do not answer. In Vietnamese a word that no document holds
 * says little.
 * @param {import("./demands.js").Demands} demands
 * @param {number[]} best  documents, the best first
 * @param {ReturnType<typeof import("./shards.js").openShards>} shards
 * @param {object} manifest
 * @param {object} rule  of the details
 * @returns {Promise<boolean>}
 */
export async function isAbsent({ support, name }, best, shards, { documents, classes: [frequencies], ranking: { names } }, rule) {
  if (!support[0] || !best.length) return !best.length;
  const holders = (terms) => shards.documents({ field: "f", terms });
  const syllables = support.filter(({ number, terms }) => !number && terms.some((term) => SYLLABIC.test(term)));
  const foreign = support.filter(({ number }) => !number).length > 2 * syllables.length;
  const words = await Promise.all(
    support.map(async (word) => {
      const held = await holders(word.terms);
      const idf = Math.log(1 + (documents - held.size + 0.5) / (held.size + 0.5));
      return { ...word, held, idf: held.size || foreign ? idf : rule.unknown * idf };
    }),
  );
  const letters = words.filter(({ number }) => !number);
  const isYear = ({ number, terms }) => number && YEAR.test(terms[0]);
  if (words.length < rule.words && words.some((word) => !word.held.size && !isYear(word))) return true;
  if (letters.length < 2) return false;
  /** The list of a pair, or undefined if it is so common that it is not to be fetched. */
  const listOf = async (pair) => {
    const { tier, list } = await shards.clause({ field: "fbi", terms: [pair] });
    return tier ? undefined : ((await list()) ?? { documents: [], codes: [] });
  };
  const times = (code) => frequencies[code & 7];
  const about = async (pair) => {
    const list = await listOf(pair);
    return list && Array.from(list.documents).filter((_, i) => times(list.codes[i]) >= rule.told);
  };
  if (await asksOther(words, rule.subjects, about)) return true;
  const family = words.length < names.words && names.family.includes(words[0].terms.join(" "));
  /**
   * What it counts, by document, that it has a pair. One so common that its list is not to be fetched
   * is had by who has both words; so is that of a number and letters that are no syllable:
   * 36-HD/VPTW is asked for as 36 vptw.
   * @returns {Promise<Map<number, number>>}
   */
  const holdersOfPair = async (pair) => {
    const list = SIGNS.test(pair) ? undefined : await listOf(pair);
    if (list) return new Map(Array.from(list.documents, (document, i) => [document, times(list.codes[i]) < rule.often ? rule.weak : 1]));
    const [first, second] = await Promise.all(pair.split(" ").map((word) => holders([word])));
    return new Map([...first].flatMap((document) => (second.has(document) ? [[document, 1]] : [])));
  };
  const pairs = await Promise.all(words.map((word) => Promise.all(word.pairs.map(holdersOfPair))));
  const titles = await Promise.all(
    words.map(async ({ terms }) => {
      const { tier, list } = await shards.clause({ field: "tf", terms });
      return new Set(tier ? [] : (await list())?.documents);
    }),
  );
  // The number of a document, as its type stands before it.
  const isPaper = ({ number, terms, pairs }, i) =>
    i > 1 && number && terms[0][1] && pairs[0] && rule.papers.includes([...words[i - 2].terms, ...words[i - 1].terms].join(" "));
  const papers = words.map(isPaper);
  return best.slice(0, rule.hits).every((document) => {
    let share = 0;
    let all = 0;
    const whole = pairs.flat().every((pair) => pair.has(document));
    let lacking = false; // it is somebody else's name, or another document's number
    words.forEach((word, i) => {
      if (isYear(word)) return;
      const { number, held, idf } = word;
      all += idf;
      const alone = (foreign || (number && !papers[i]) || !pairs[i][0]) && held.has(document);
      let counts = Math.max(+alone, ...pairs[i].map((pair) => pair.get(document) ?? 0));
      const titled = titles[i].has(document);
      if (!counts && ((!i && family) || (papers[i] && !titled))) lacking = true;
      if (titled && !counts) counts = titles[i].size * rule.few <= documents ? rule.telling : rule.titled;
      else if (titled && !foreign) counts += rule.named;
      share += counts * idf;
    });
    return lacking || (all > 0 && (share / all < rule.least || (name && !whole)));
  });
}

/**
 * Whether a query has one of the subjects, and no document is about it: has each of its pairs
 * again and again, or in what names it or a section of it.
 * @param {import("./demands.js").Support[]} words
 * @param {string[]} subjects
 * @param {(pair: string) => Promise<number[] | undefined>} about  the documents, undefined for all
 */
async function asksOther(words, subjects, about) {
  let query = "";
  let before;
  for (const { terms, pairs } of words) {
    const [word] = terms;
    query += `${pairs[0] === `${before} ${word}` ? "" : " |"} ${word}`; // the bar: not side by side
    before = word;
  }
  const isTold = async (subject) => {
    const syllables = subject.split(" ");
    const lists = await Promise.all(syllables.slice(1).map((syllable, i) => about(`${syllables[i]} ${syllable}`)));
    const [first, ...others] = lists.flatMap((list) => (list ? [new Set(list)] : []));
    return !first || [...first].some((document) => others.every((other) => other.has(document)));
  };
  const asked = subjects.filter((subject) => `${query} `.includes(` ${subject} `));
  return (await Promise.all(asked.map(isTold))).includes(false);
}
