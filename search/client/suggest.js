// What serves somebody who is typing.

import { unmark } from "./syllable.js";
import { words } from "./words.js";

const COMPLETIONS = 4;

/**
 * Whole queries that a text may become: common phrases that go on from its
 * last one to four words, those that share most words with it first.
 * @param {string} text
 * @param {string[]} phrases
 * @returns {string[]}
 */
function completions(text, phrases) {
  const starts = [...text.matchAll(/\S+/g)].map(({ index }) => index).slice(-4);
  const found = starts.flatMap((start) => {
    const typed = unmark(text.slice(start)).replace(/\s+/g, " ");
    const fits = (phrase) => phrase.length > typed.length && unmark(phrase).startsWith(typed);
    return typed.length > 1 ? phrases.filter(fits).map((phrase) => text.slice(0, start) + phrase) : [];
  });
  return found.slice(0, COMPLETIONS);
}

/**
 * What a text being typed may be meant for: whole queries, and pages.
 * @param {import("./open.js").Site} site
 * @param {(query: string, options: import("./whole.js").Options) => Promise<import("./whole.js").Answer>} search
 * @param {string} text
 * @param {{limit?: number}} [options]
 * @returns {Promise<({text: string} | {title: string, url: string, kind: string})[]>}
 */
export async function suggest({ manifest, load }, search, text, { limit = 8 } = {}) {
  const [[phrases], { hits }] = await Promise.all([
    load("phrases." + manifest.phrases),
    search(text, { limit, typing: true, excerpts: 0, count: false }),
  ]);
  const queries = completions(text, phrases).map((text) => ({ text }));
  return [...queries, ...hits.map(({ title, url, kind }) => ({ title, url, kind }))].slice(0, limit);
}

/**
 * Fetches what the finished words of a text will need.
 * @param {import("./open.js").Site} site
 * @param {string} text
 */
export function prepare({ shards }, text) {
  for (const { folded, end } of words(text)) if (end < text.length) shards.section(folded).catch(() => {});
}
