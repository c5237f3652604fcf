// The window of the one who speaks, with the notes. The two windows tell each
// other where they are. From a disk their addresses have no origin, so each
// listens only to the very window that it knows.

const mark = "chuyende-slides";

/**
 * Opens the window. Returns what tells it where to go, or null where there is
 * none.
 * @param {string} fragment  that says what it shows
 * @param {(at: number, step: number) => void} follow
 */
export function openSpeaker(fragment, follow) {
  const other = open(location.href.split("#")[0] + fragment, mark, "width=900,height=700");
  return other ? connect(other, follow) : null;
}

/** @param {(at: number, step: number) => void} follow */
export function startSpeaker(follow) {
  return opener ? connect(opener, follow) : () => {};
}

/** @type {Window | null} */
let known = null;

/**
 * @param {Window} other
 * @param {(at: number, step: number) => void} follow
 * @returns {(at: number, step: number) => void}
 */
function connect(other, follow) {
  if (known !== other) {
    addEventListener("message", ({ source, data }) => {
      if (source !== other || known !== other || !data || data.mark !== mark) return;
      if (Number.isInteger(data.at) && Number.isInteger(data.step)) follow(data.at, data.step);
    });
  }
  known = other;
  return (at, step) => other.postMessage({ mark, at, step }, "*"); // numbers only, nothing to hide
}
