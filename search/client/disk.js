// Loads the files of the index from a disk, where pages may not fetch but may run
// scripts.

import { SearchError } from "./error.js";

/**
 * @param {string} address  of a file, without ".js"
 * @returns {Promise<string>} its text
 */
export async function readScript(address) {
  // One for all of a page. What a script hands over is there when its load event
  // comes, right after it.
  const receive = (globalThis.$c ??= globalThis.$chuyende = (...file) => (receive.file = file));
  const script = document.createElement("script");
  script.src = address + ".js";
  const file = await new Promise((resolve, reject) => {
    script.onload = () => {
      resolve(receive.file ?? []);
      receive.file = undefined;
    };
    script.onerror = () => reject(new SearchError("load"));
    document.head.append(script);
  }).finally(() => script.remove());
  // Letters that are not written by signs are to stay as they are, also where they could be one with others.
  const escaped = (letter) => "\\u" + letter.charCodeAt(0).toString(16).padStart(4, "0");
  return `$c(${JSON.stringify(file).slice(1, -1).replace(/[^\0-~]/g, escaped)})`;
}
