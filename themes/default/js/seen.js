// Does what has time until somebody looks: once an element comes into view, or
// is to be printed; at once where the browser cannot tell.

const AHEAD = "60%"; // of the screen, above and below it

/** @typedef {() => Promise<unknown>} Act */

export function watcher() {
  /** @type {Map<Element, Act>} */
  let waiting = new Map();
  const eye = typeof IntersectionObserver === "function" ? new IntersectionObserver(look, { rootMargin: AHEAD + " 0%" }) : null;

  function look(entries) {
    for (const { isIntersecting, target } of entries) if (isIntersecting) act(target);
  }

  /** What fails is tried again when it comes into view anew. */
  function act(element) {
    const among = waiting,
      act = among.get(element);
    if (!act) return;
    among.delete(element);
    act().then(
      () => among === waiting && eye?.unobserve(element),
      () => among.set(element, act),
    );
  }

  addEventListener("beforeprint", () => [...waiting.keys()].forEach(act));
  return {
    /**
     * @param {Element} element
     * @param {Act} act
     */
    when(element, act) {
      waiting.set(element, act);
      if (eye) eye.observe(element);
      else look([{ isIntersecting: true, target: element }]);
    },
    /** Forgets all, also what fails later. */
    clear() {
      waiting = new Map();
      eye?.disconnect();
    },
  };
}
