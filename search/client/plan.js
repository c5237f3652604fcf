// Turns a query into clauses: the same as search/internal/plan, held to it
// by testdata/plan.json.

import { canon, isSyllable } from "./syllable.js";
import { readTelex } from "./telex.js";
import { words } from "./words.js";

/**
 * Asks for documents that hold one of some terms, which count as one.
 * @typedef {object} Clause
 * @property {"te"|"tf"|"e"|"f"|"fbi"} field
 * @property {string[]} terms
 */

/** @typedef {Clause & {boost: number}} Scored */

/**
 * A word of a query, and what is found out about it.
 * @typedef {import("./words.js").Word & Found} Asked
 * @typedef {object} Found
 * @property {boolean} without  it is not to be in a page
 * @property {boolean} [quoted]
 * @property {Asked} [number]  the document's number that it is part of
 * @property {string[]} spellings  that the index has
 * @property {string[]} endings  what it may become
 * @property {string[]} ended  spellings of these that keep the marks typed
 * @property {string[]} slips  what it may be meant for
 * @property {string[]} terms  its spellings that are looked for
 * @property {boolean} [plain]  its marks say nothing
 * @property {string} [shown]  what stands for it in the query as it was understood
 */

/**
 * What shows that a document means a word.
 * @typedef {object} Support
 * @property {string[]} terms  its folded forms
 * @property {string[]} pairs  it and its neighbours
 * @property {boolean} number  it has digits
 */

/**
 * @typedef {object} Plan
 * @property {string} query  as it was understood
 * @property {Scored[]} title  the three groups that score
 * @property {Scored[]} body
 * @property {Scored[]} pairs
 * @property {Clause[]} numbers  words with digits, in titles
 * @property {Support[]} support  the words in order
 * @property {Clause[][]} every  a document that holds every word matches one of each
 * @property {Clause[]} required  all of which it must match
 * @property {Clause[]} without  none of which it may match
 * @property {{words: string[], marked: boolean}[]} phrases  to be looked for in the text
 */

/**
 * What a plan has to know of an index.
 * @typedef {object} Lookup
 * @property {(folded: string) => Promise<string[]>} spellings
 * @property {(folded: string, most: number) => Promise<string[]>} near
 * @property {(prefix: string, most: number) => Promise<string[]>} starting
 * @property {(word: string, classes: number, most: number) => Promise<string[]>} outgrowing
 * @property {(first: string, second: string) => Promise<number>} follows  how many documents hold the pair
 */

/**
 * @param {string} query
 * @param {boolean} typing  the last word may be unfinished
 * @param {object} ranking  from the manifest
 * @param {Lookup} lookup
 * @returns {Promise<Plan>}
 */
export async function plan(query, typing, ranking, lookup) {
  const list = readWords(query, typing, ranking.words);
  /** @type {Plan} */
  const { title, body, pairs, numbers, support, every, required, without, phrases } = {
    query, title: [], body: [], pairs: [], numbers: [], support: [], every: [], required: [], without: [], phrases: [],
  };
  for (const { 0: quote, index = 0 } of query.matchAll(/"[^"]*"|“[^“”]*”/g)) {
    const inside = list.filter(
      (word) => !word.whole && !word.without && word.start > index && word.end < index + quote.length,
    );
    const marked = inside.some(hasMarks);
    inside.forEach((word, i) => {
      word.quoted = true;
      if (i) add(required, "fbi", [`${inside[i - 1].folded} ${word.folded}`]);
      else if (!inside[1]) addWord(required, word, [word.exact]);
    });
    if (inside[1]) phrases.push({ words: inside.map((word) => word.exact), marked });
  }
  await understand(list, query, typing, ranking, lookup);

  const marked = list.some((word) => !word.without && hasMarks(word));
  const boosts = marked ? ranking.marked : ranking.plain;
  let understood = query;
  /** @type {string | undefined} */
  let before;
  /** @type {Support | undefined} */
  let left; // what supports the word before, if it is looked for as it stands
  for (const word of list) {
    const { exact, folded, ended, endings, number, plain, spellings, terms, whole } = word;
    if (word.without) {
      if (!number) addWord(without, word, [exact]);
      before = left = undefined;
      continue;
    }
    const hasDigits = /[0-9]/.test(folded);
    if (hasDigits) add(numbers, "tf", [folded]);
    const isWhole = spellings[0] || !endings[0];
    if (!whole) {
      /** @type {Support} */
      const own = { terms: isWhole ? [folded, ...endings] : endings, pairs: [], number: hasDigits };
      if (word.joined && before && isWhole && left) {
        own.pairs.push(`${before} ${folded}`);
        left.pairs.push(`${before} ${folded}`);
      }
      support.push(own);
      left = isWhole ? own : undefined;
    }
    /** @type {Clause[]} */
    const either = [];
    const times = whole ? ranking.number : 1;
    const inTitle = (boosts.te ?? boosts.tf) * times;
    const inBody = (boosts.e ?? boosts.f) * times;
    if (isWhole) {
      const asTyped = marked && !plain;
      const forms = asTyped ? terms : [folded];
      score(title, asTyped ? "te" : "tf", forms, inTitle);
      score(body, asTyped ? "e" : "f", forms, inBody);
      if (asTyped) score(body, "f", [folded], boosts.f);
      add(either, asTyped && hasMarks(word) ? "e" : "f", forms);
      if (!whole && word.joined && before) score(pairs, "fbi", [`${before} ${folded}`], boosts.fbi);
    }
    if (ended[0]) {
      score(title, "te", ended, inTitle * ranking.prefix);
      score(body, "e", ended, inBody * ranking.prefix);
      add(either, "e", ended);
    } else if (endings[0]) {
      score(title, "tf", endings, inTitle * ranking.prefix);
      score(body, "f", endings, inBody * ranking.prefix);
      add(either, "f", endings);
    }
    // Of a document's number the whole counts if any document has it, else its parts.
    if (number ? !number.spellings[0] : !whole || spellings[0]) addOnce(every, either);
    if (!whole) before = folded;
  }
  for (const pair of pairs) pair.boost = Math.max(pair.boost, ranking.pairSum / pairs.length);
  for (const { start, end, shown } of [...list].reverse()) {
    if (shown) understood = understood.slice(0, start) + shown + understood.slice(end);
  }
  return { query: understood.trim(), title, body, pairs, numbers, support, every, required, without, phrases };
}

/** Adds what a list does not have yet. */
function addOnce(list, item) {
  const key = (value) => JSON.stringify(value, ["field", "terms"]);
  const own = key(item);
  if (!list.some((other) => key(other) === own)) list.push(item);
}

const add = (group, field, terms) => addOnce(group, { field, terms });

/** Adds a clause unless its field is not asked. */
const score = (group, field, terms, boost) => boost > 0 && addOnce(group, { field, terms, boost });

/** Asks for a word as it is spelled, or if it has no marks, in all its spellings. */
const addWord = (group, word, terms) => add(group, hasMarks(word) ? "e" : "f", terms);

const hasMarks = ({ exact, folded }) => exact !== folded;

/**
 * The words of a query. A hyphen directly before a word, and a blank or
 * nothing before that, says that it is not to be in a page. A single letter at
 * the end is no word yet while somebody types.
 * @returns {Asked[]}
 */
function readWords(query, typing, most) {
  /** @type {Asked[]} */
  const list = words(query)
    .slice(0, most)
    .map((word) => ({ ...word, without: false, spellings: [], endings: [], ended: [], slips: [], terms: [] }));
  let without = false;
  list.forEach((word, i) => {
    const { start, whole } = word;
    if (whole) {
      for (const part of list.slice(0, i)) if (part.start >= start) part.number = word;
    } else if (!i || !/^[-/‐‑–]$/.test(query.slice(list[i - 1].end, start))) without = /(^| )-$/.test(query.slice(0, start));
    word.without = without;
  });
  return list.filter((word) => !typing || word.end < query.length || !/^[a-z]$/.test(word.folded));
}

/**
 * Looks the words up and settles what to look for.
 * @param {Asked[]} list
 */
async function understand(list, query, typing, ranking, lookup) {
  const asked = list.filter((word) => !word.without);
  const meant = asked.some(hasMarks);
  await Promise.all(asked.map((word) => recognise(word, query, typing, ranking, lookup, !list[1], meant)));
  const single = list.filter((word) => !word.whole);
  for (let i = 0; i < single.length; i++) {
    // Neighbours that the index does not hold tell nothing.
    const known = (word, joined) => joined && word.spellings[0] && word.folded;
    const [before, word, after] = [single[i - 1], single[i], single[i + 1]];
    if (word.slips[0]) await choose(word, known(before, word.joined), known(after, after?.joined), ranking, lookup);
  }
  for (const word of asked) {
    const { exact, spellings } = word;
    if (word.terms[0]) continue; // corrected
    word.terms = [exact];
    if (!spellings[0] || spellings.includes(exact)) continue;
    if (hasMarks(word)) word.terms = spellings.filter((spelling) => isPartOf(exact, spelling));
    word.plain = !hasMarks(word) || !word.terms[0];
  }
}

/**
 * Finds out whether the index holds a word, or else what it may be. In a query
 * typed with marks a syllable that Vietnamese has is meant: a name is not to
 * become another word.
 * @param {Asked} word
 */
async function recognise(word, query, typing, ranking, lookup, alone, meant) {
  const { folded, start, end, whole, number } = word;
  word.spellings = await lookup.spellings(folded);
  if (whole || number) return;
  const isLetters = /^[a-z]+$/.test(folded);
  const last = isLetters && end === query.length;
  if (last && (typing || (folded[1] && isOther(word)))) await complete(word, typing, ranking, lookup);
  else if (last && alone && folded[1] && !hasMarks(word) && word.spellings[0]) {
    // One word, sent: as it was while typed, if it hardly is one itself.
    word.endings = await lookup.outgrowing(folded, ranking.outgrown, ranking.endings);
  }
  if (word.spellings[0] || word.endings[0] || word.quoted) return;
  const read = canon(readTelex(query.slice(start, end)));
  const spellings = read.exact ? await lookup.spellings(read.folded) : [];
  if (spellings.includes(read.exact) || (spellings[0] && read.folded[1])) {
    Object.assign(word, read, { spellings, shown: read.exact });
  } else if (isLetters && folded[1]) {
    if (!meant || !isSyllable(query.slice(start, end))) word.slips = await lookup.near(folded, ranking.slips);
    if (last) await complete(word, typing, ranking, lookup);
  }
}

/** Whether a word is typed with marks that no spelling of the index has: nhũ where there is but như. */
const isOther = (word) => hasMarks(word) && !word.spellings.some((spelling) => isPartOf(word.exact, spelling));

/**
 * What an unfinished word may become. Where some of it keeps the marks typed,
 * nothing else is looked for, nor what is known without them.
 * @param {Asked} word
 */
async function complete(word, typing, ranking, lookup) {
  const endings = await lookup.starting(word.folded, ranking.begun);
  const spellings = hasMarks(word) ? await Promise.all(endings.map((name) => lookup.spellings(name))) : [];
  word.ended = keeping(word.exact, spellings.flat()).slice(0, ranking.endings);
  if (word.ended[0]) {
    word.endings = endings.filter((_, i) => spellings[i].some((spelling) => word.ended.includes(spelling)));
    if (isOther(word)) word.spellings = [];
    if (!word.ended[1] && !typing) word.shown = word.ended[0];
  } else if (typing || !word.spellings[0]) word.endings = endings.slice(0, ranking.endings);
}

/**
 * Settles whether a word is unfinished or misspelt: its neighbours tell, then
 * the marks typed. Without either it is unfinished, as it was while typed.
 * @param {Asked} word
 */
async function choose(word, before, after, { completed, unmarked }, lookup) {
  const { endings, exact, slips } = word;
  const names = [...endings, ...slips];
  const rated = await Promise.all(
    names.map(async (name, i) => {
      const [left, right, spellings] = await Promise.all([
        before ? lookup.follows(before, name) : 0,
        after ? lookup.follows(name, after) : 0,
        hasMarks(word) ? lookup.spellings(name) : [],
      ]);
      const count = left + right;
      const keeps = hasMarks(word) ? Math.max(0, ...spellings.map((spelling) => keepsMarks(exact, spelling))) : 2;
      // One letter less is a slip as well, and a neighbour tells which.
      const slip = i >= endings.length || (count && slips.includes(name));
      return { name, slip, keeps, score: count * (i < endings.length ? completed : 1) * (keeps ? 1 : unmarked) };
    }),
  );
  const best = rated.reduce((a, b) => (b.score > a.score || (b.score === a.score && b.keeps > a.keeps) ? b : a));
  if (!best.slip) return;
  Object.assign(word, { endings: [], ended: [], shown: undefined });
  if (!word.folded[2] && !best.score) return; // too little to go by
  const { name } = best;
  const spellings = await lookup.spellings(name);
  const kept = hasMarks(word) ? keeping(exact, spellings) : [];
  const asTyped = (spelling) => marks(spelling) === marks(exact) && (!marks(exact) || keepsMarks(exact, spelling));
  const shown =
    spellings.find((spelling) => !spellings[1] || asTyped(spelling)) ??
    (kept[1] || !kept[0] ? name : kept[0]);
  Object.assign(word, { exact: kept[0] ?? name, folded: name, spellings, plain: !kept[0], shown });
  if (kept[0]) word.terms = kept;
}

/** The spellings that keep the marks typed best, if any does. */
function keeping(typed, spellings) {
  const most = Math.max(1, ...spellings.map((spelling) => keepsMarks(typed, spelling)));
  return spellings.filter((spelling) => keepsMarks(typed, spelling) >= most);
}

/**
 * 2 if a word has each letter that is typed with marks, in their order; 1 if
 * such letters have more marks, as ữ for ũ; else 0.
 */
function keepsMarks(typed, word) {
  const rest = letters(word);
  let keeps = 2;
  for (const letter of letters(typed)) {
    if (!letter[1]) continue;
    let i = rest.indexOf(letter);
    if (i < 0) [i, keeps] = [rest.findIndex((other) => isPartOf(letter, other)), 1];
    if (i < 0) return 0;
    rest.splice(0, i + 1);
  }
  return keeps;
}

/** The letters of a word, each with its marks behind it. */
const letters = (word) => decompose(word).match(/.\p{Mn}*/gsu) ?? [];

/** Letters apart from marks; the stroke of đ is one too. */
const decompose = (text) => text.normalize("NFD").replace(/đ/g, "d\u0335");

const marks = (text) => decompose(text).replace(/[a-z]/g, "");

/** Whether some marks of a word may not have been typed yet: hơp for hợp. */
function isPartOf(part, whole) {
  const rest = [...decompose(part)];
  for (const letter of decompose(whole)) if (letter === rest[0]) rest.shift();
  return !rest[0];
}
