// Completes what is being typed.

import { words } from "./words.js";

const COMPLETIONS = 3; // how many endings of the last word are tried

/**
 * Finds what a last, unfinished word may become: words of the index that
 * begin with it, those that often follow the word before first.
 * @param {string} text
 * @param {ReturnType<import("./shards.js").openShards>} shards
 * @returns {Promise<string[]>} whole queries, the text itself first
 */
export async function completions(text, shards) {
  const list = words(text).filter((word) => !word.whole);
  const last = list[list.length - 1];
  if (!last || last.end !== text.length) return [text];
  const counts = new Map();
  const note = (word, count) => {
    if (word.startsWith(last.folded)) counts.set(word, Math.max(counts.get(word) ?? 0, count));
  };
  const [alone, after] = await Promise.all([
    shards.file(last.folded),
    list.length > 1 ? shards.file(`${list[list.length - 2].folded} ${last.folded}`) : new Map(),
  ]);
  for (const [folded, { words }] of alone) {
    let count = 0;
    for (const { e } of words.values()) count += e?.documents.length ?? 0;
    note(folded, count);
  }
  const pairs = list.length > 1 ? after.get(list[list.length - 2].folded)?.pairs : undefined;
  // A word that follows the one before in one page beats any that never does.
  for (const [other, { documents }] of pairs ?? []) note(other, documents.length * 1e6);
  counts.delete(last.folded);
  const ends = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, COMPLETIONS);
  return [text, ...ends.map(([word]) => text.slice(0, last.start) + word)];
}
