// Shows what is being read: by the browser's own marks, which leave the page as
// it is, or by a line at the block's side where there are none.

const NAME = "aloud";
/** What the browser has for it, if it has: newer than the floor. */
const ofNewer = (place, name) => place && place[name];
const Mark = ofNewer(window, "Highlight");
const marks = ofNewer(window.CSS, "highlights");

/** @type {Element | null} */
let marked = null;

/**
 * @param {Range} range
 * @param {Element} block
 */
export function mark(range, block) {
  unmark();
  if (marks && Mark) {
    marks.set(NAME, new Mark(range));
    return;
  }
  marked = block;
  block.classList.add("aloud-now");
}

export function unmark() {
  marks?.delete(NAME);
  marked?.classList.remove("aloud-now");
  marked = null;
}

/**
 * Keeps what is read in sight, unless the reader looks elsewhere.
 * @param {Range} range
 * @param {Range | null} before  what was read last
 * @param {number} covered  at the lower edge, in pixels
 */
export function follow(range, before, covered) {
  const isSeen = (place) => {
    const { top, bottom } = place.getBoundingClientRect();
    return bottom > 60 && top < innerHeight - covered;
  };
  if (before && !isSeen(before)) return;
  const { top, bottom } = range.getBoundingClientRect();
  if (top < 80 || bottom > innerHeight - covered - 20) scrollBy(0, top - innerHeight / 4);
}
