// A small model of the search page while somebody types: what it asks the
// client for, and when. The page itself is themes/default/js.

const WAIT = 250; // ms without a key before a search, as in combobox.js
const SHORTEST = 2; // letters before anything is looked up
const SUGGESTIONS = 6;
export const SCREEN = 4; // hits that the first screen shows, as in asking.js

/**
 * Types a query key by key on a search page that is open, until its hits and
 * their excerpts stand. Files arrive at once, so nothing is dropped because a
 * later key overtook it: no link fetches more than this.
 * @param {{client: object, traffic: import("./site.mjs").Traffic}} page
 * @param {string} query
 * @param {number} key  ms between two keys
 * @returns {Promise<object>} the last answer
 */
export async function typeQuery({ client, traffic }, query, key) {
  const letters = [...query];
  let answer;
  for (let i = 1; i <= letters.length; i++) {
    const text = letters.slice(0, i).join("");
    const pause = i < letters.length ? key : Infinity; // until the next key
    if (text.trim().length < SHORTEST && pause < WAIT) continue;
    if (text.endsWith(" ")) client.prepare?.(text);
    if (pause >= WAIT) {
      answer = await client.search(text, { limit: 10, excerpts: SCREEN, count: false, typing: true });
      await Promise.all(answer.hits.slice(0, SCREEN).map((hit) => hit.excerpt()));
    }
    await quiet(traffic);
  }
  return answer;
}

/** What the page looks up once the hits stand: suggestions if they were typed, then the numbers. */
export async function afterHits(client, answer, query, typed) {
  if (typed) await client.suggest(query, { limit: SUGGESTIONS });
  await answer.count?.();
  await answer.facets?.();
}

/** Waits until nothing is under way any more. */
async function quiet(traffic) {
  for (let calm = 0; calm < 3; calm = traffic.pending === 0 ? calm + 1 : 0) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}
