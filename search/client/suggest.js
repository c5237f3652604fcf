// Completes what is being typed.

import { unmark } from "./syllable.js";

const COMPLETIONS = 4;

/**
 * Whole queries that a text may become: common phrases that go on from its
 * last one to four words, those that share most words with it first.
 * @param {string} text
 * @param {string[]} phrases
 * @returns {string[]}
 */
export function completions(text, phrases) {
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index).slice(-4);
  const found = starts.flatMap((start) => {
    const typed = unmark(text.slice(start)).replace(/\s+/g, " ");
    const fits = (phrase) => phrase.length > typed.length && unmark(phrase).startsWith(typed);
    return typed.length > 1 ? phrases.filter(fits).map((phrase) => text.slice(0, start) + phrase) : [];
  });
  return found.slice(0, COMPLETIONS);
}
