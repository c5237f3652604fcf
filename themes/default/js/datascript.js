// Loads data that the build has put into scripts, which works from a disk too: each
// hands over one thing, in a list of a name.

/** @type {Map<string, Promise<unknown>>} */
const loaded = new Map();

/**
 * What a script hands over. It fails where the script cannot be had, and may be
 * tried again.
 * @param {string} src
 * @param {string} name  of the list
 * @returns {Promise<unknown>}
 */
export function loadData(src, name) {
  const { href } = new URL(src, document.baseURI);
  let found = loaded.get(href);
  if (!found) {
    found = run(href, name);
    loaded.set(href, found);
    found.catch(() => loaded.delete(href));
  }
  return found;
}

/** A script's load is told at once after it has run. */
function run(href, name) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = href;
    script.onload = () => {
      const given = Reflect.get(self, name);
      const one = Array.isArray(given) && given.pop();
      script.remove();
      if (one) resolve(one);
      else reject(new Error(`nothing in ${href}`));
    };
    script.onerror = () => {
      script.remove();
      reject(new Error(`cannot load ${href}`));
    };
    document.head.append(script);
  });
}
