// Looks for quoted phrases where the index only knows of pairs: the same as
// search/internal/answer/quoted.go.

import { parts } from "./words.js";

/**
 * Whether a document's text holds all phrases: their words in a row, nothing
 * but blanks between them.
 * @param {string} title
 * @param {any[]} text a document's (search/internal/script/format.go)
 * @param {{words: string[], marked: boolean}[]} phrases
 */
export function holdsPhrases(title, [, ...sections], phrases) {
  const runs = [title, ...sections.flatMap(([, heading, text]) => [heading, text])].map(parts);
  return phrases.every(({ words, marked }) => {
    const fits = (word, i) => word && (!i || word.joined) && (marked ? word.exact : word.folded) === words[i];
    return runs.some((run) => run.some((_, at) => words.every((_, i) => fits(run[at + i], i))));
  });
}
