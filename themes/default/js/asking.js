// Asks the client in the order that serves a slow link: hits first, then the
// texts below those that the first screen shows, then numbers. An answer that a later question overtook is
// dropped, so that nothing flickers back.

export const SHEET = 10; // hits shown at once
export const SCREEN = 4; // hits that the first screen shows
/** How long no key is pressed before anything is looked up: more than a quick
 * typist's pause between two keys. In ms. */
export const WAIT = 250;
export const SLOW = 400; // ms after which the reader is told that a search is under way
export const WIDE = "min-width: 60em"; // where there is room for filters beside hits, as in search.css

/**
 * @typedef {object} View
 * @property {(client: object) => Promise<import("./state.js").State>} state  what is asked, once the client is there
 * @property {(busy: boolean) => void} busy  a question is under way, or no longer
 * @property {() => void} empty  nothing is asked
 * @property {(answer: object, offset: number, first?: import("./searchpage.js").First) => Promise<unknown>} hits
 *     shows hits, unless they stand; the promise settles when the texts of the first have arrived
 * @property {(answer: object, numbers: {total: number, relaxed: boolean, atMost: boolean, absent: boolean}) => void} numbers
 * @property {(error: unknown) => boolean} textless  whether hits stand as well without a text that is missing
 * @property {() => boolean} wantsFacets
 * @property {(counts: Record<string, Record<string, number>>) => void} facets
 * @property {(error: unknown, offset: number, standing: boolean) => void} fail
 *     standing: the hits are shown, something beside them is missing
 */

/**
 * @param {() => Promise<object>} client
 * @param {View} view
 */
export function asker(client, view) {
  let turn = 0;
  let answer;

  /** Waits for a promise; throws if a later question has been asked meanwhile. */
  async function still(asked, promise) {
    const value = await promise;
    if (asked !== turn) throw asked;
    return value;
  }

  /** Shows the counts of facets for the hits that stand, if they are wanted. */
  async function facets() {
    if (answer && view.wantsFacets()) view.facets(await still(turn, answer.facets()));
  }

  return {
    /**
     * @param {boolean} typing  the last word may be unfinished
     * @param {number} [offset]  adds to the hits that stand
     * @param {Promise<import("./searchpage.js").First | undefined>} [first]  the answer, where hits stand already
     */
    async ask(typing, offset = 0, first) {
      const asked = ++turn;
      let standing = false;
      view.busy(true);
      try {
        const opened = await still(asked, client());
        const { query, filters, sort, empty } = await still(asked, view.state(opened));
        answer = offset ? answer : null;
        if (empty) return view.empty();
        const options = { limit: SHEET, offset, filters, sort, typing, excerpts: SCREEN, count: false };
        const shown = await still(asked, first);
        const found = shown ? opened.answer(shown.found, ...shown.asked) : await still(asked, opened.search(query, options));
        const texts = view.hits(found, offset, shown);
        standing = true;
        const quoted = texts.catch((error) => {
          if (!view.textless(error)) throw error;
        });
        await still(asked, quoted);
        if (offset) return;
        answer = found;
        view.numbers(found, await still(asked, found.count()));
        await facets();
      } catch (error) {
        if (asked === turn) view.fail(error, offset, standing);
      } finally {
        if (asked === turn) view.busy(false);
      }
    },
    // What was thrown for a later question is no failure.
    facets: () => facets().catch((error) => error instanceof Error && view.fail(error, 0, true)),
  };
}
