// Loads the files of the index, each a script of one call (search/format.go).

import { damaged } from "./bits.js";
import { SearchError } from "./error.js";

/**
 * @typedef {(name: string, epoch?: string) => Promise<any[]>} Load
 * a file's arguments by its name; with an epoch, those after it
 */

/**
 * Returns a loader that shares what is under way or loaded, and forgets what
 * failed, so that it can be tried again.
 * @param {{base?: string, fetch?: typeof fetch}} options
 * @returns {Load}
 */
export function openLoader({ base = "search/", fetch } = {}) {
  if (!base.endsWith("/")) base += "/";
  const read = !fetch && globalThis.location?.protocol === "file:" ? byScript(base) : byFetch(base, fetch);
  const files = new Map();
  let build; // check of the manifest
  async function get(name, epoch) {
    try {
      const [check, ...values] = await read(name);
      if (checkOf(JSON.stringify(values)) !== check) throw damaged();
      if (name === "manifest") build ??= check;
      if (epoch && values.shift() !== epoch) throw damaged();
      return values;
    } catch (error) {
      // Files of another build are missing or different. Is there one?
      const now = build && (await read("manifest").catch(() => []))[0];
      throw now && now !== build ? new SearchError("updated", "the site was updated: reload") : error;
    }
  }
  return (name, epoch) => once(files, name, () => get(name, epoch));
}

/** Runs make for a key unless its result is there or under way; failures are forgotten. */
export function once(results, key, make) {
  let result = results.get(key);
  if (!result) {
    result = make();
    result.catch(() => results.delete(key));
    results.set(key, result);
  }
  return result;
}

/**
 * What stands for a text in the index: FNV-1a, as in search/format.go.
 * @param {string} text
 */
export function checkOf(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= h >>> 13;
  let letters = "";
  for (let at = 27; at > -8; at -= 5) letters += ((at < 0 ? h << -at : h >>> at) & 31).toString(32);
  return letters;
}

function byFetch(base, fetch = globalThis.fetch) {
  return async (name) => {
    const url = base + name + ".js";
    // The names of the rest say what is in them.
    const options = /^[md]/.test(name) ? { cache: "no-cache" } : undefined;
    try {
      const response = await fetch(url, options);
      if (response.ok) return parse(name, await response.text());
    } catch (cause) {
      throw cause instanceof SearchError ? cause : missing(url, cause);
    }
    throw missing(url);
  };
}

const missing = (url, cause) => new SearchError("load", `${url} cannot be loaded`, cause);

/**
 * Reads a file's text without running it.
 * @param {string} name
 * @param {string} text
 * @returns {any[]} its check and arguments
 */
export function parse(name, text) {
  const [, body] = /^\$chuyende\(([^]*)\)\s*$/.exec(text) ?? [];
  try {
    const [found, ...values] = JSON.parse(`[${body}]`);
    if (found === name) return values;
  } catch {
    // the same as another file
  }
  throw damaged();
}

/** Pages opened from a disk may not fetch, but may run scripts. */
function byScript(base) {
  // One for all loaders of a page: what arrived, by name.
  const receive = (globalThis.$chuyende ??= (name, ...values) => (receive[name] = values));
  return (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = base + name + ".js";
      script.onload = () => {
        script.remove();
        if (receive[name]) resolve(receive[name]);
        else reject(damaged());
        delete receive[name];
      };
      script.onerror = () => {
        script.remove();
        reject(missing(script.src));
      };
      document.head.append(script);
    });
}
