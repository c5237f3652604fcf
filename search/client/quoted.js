// Looks for quoted phrases where the index only knows of pairs: the same as
// search/internal/answer/quoted.go.

import { parts } from "./words.js";

/**
 * Finds those documents whose text holds all phrases.
 * @param {object} manifest
 * @param {ReturnType<typeof import("./documents.js").openDocuments>} documents
 * @param {{words: string[], marked: boolean}[]} phrases
 */
export function openQuoted({ parts: counts }, { card, text }, phrases) {
  /** A text with all its parts. */
  async function whole(number) {
    const all = await Promise.all(Array.from({ length: parseInt(counts?.[number] ?? "1", 36) }, (_, part) => text(number, part)));
    return all.flatMap((part, i) => (i ? part.slice(1) : part));
  }

  return {
    whole,

    /**
     * The first of some documents that hold the phrases, as many as asked for if there
     * are; so many are looked at together.
     * @param {number[]} numbers
     * @param {number} most
     * @param {number} together
     */
    async holding(numbers, most, together) {
      /** @type {number[]} */
      const found = [];
      for (let i = 0; i < numbers.length && found.length < most; i += together || 1) {
        const some = numbers.slice(i, i + (together || 1));
        const holds = await Promise.all(
          some.map(async (number) => {
            const [[, title], text] = await Promise.all([card(number), whole(number)]);
            return holdsPhrases(title, text, phrases);
          }),
        );
        found.push(...some.filter((_, i) => holds[i]));
      }
      return found;
    },
  };
}

/**
 * Whether a document's text holds all phrases: their words in a row, nothing
 * but blanks between them.
 * @param {string} title
 * @param {any[]} text a document's (search/internal/script/format.go)
 * @param {{words: string[], marked: boolean}[]} phrases
 */
function holdsPhrases(title, [, ...sections], phrases) {
  const runs = [title, ...sections.flatMap(([, heading, text]) => [heading, text])].map(parts);
  return phrases.every(({ words, marked }) => {
    const fits = (word, i) => word && (!i || word.joined) && (marked ? word.exact : word.folded) === words[i];
    return runs.some((run) => run.some((_, at) => words.every((_, i) => fits(run[at + i], i))));
  });
}
