// Loads the files of the index from a disk, where pages may not fetch but may run
// scripts.

import { SearchError, fail } from "./error.js";

/**
 * @param {string} base  of the search folder
 * @param {string} name
 * @returns {Promise<any[]>} a file's check and arguments
 */
export async function readScript(base, name) {
  // One for all of a page. What a script hands over is there when its load event
  // comes, right after it.
  const receive = (globalThis.$chuyende ??= (...file) => (receive.file = file));
  const script = document.createElement("script");
  script.src = base + name + ".js";
  const [found, ...values] = await new Promise((resolve, reject) => {
    script.onload = () => {
      resolve(receive.file ?? []);
      receive.file = undefined;
    };
    script.onerror = () => reject(new SearchError("load"));
    document.head.append(script);
  }).finally(() => script.remove());
  return found === name ? values : fail();
}
