// Loads the files of the index, each a script of one call (search/internal/script/format.go).

import { SearchError, fail } from "./error.js";

/** The version of the files that this client reads: Version in search/internal/script/format.go. */
const FORMAT = 13;

/**
 * @typedef {(name: string, epoch?: string, make?: (values: any[]) => any, version?: string) => Promise<any>} Load
 * a file's arguments by its name, and the epoch that it is of; or what is
 * made of them. A version is asked for where the name does not say what is in the file
 */

/**
 * Returns a loader that shares what is under way or loaded, and forgets what
 * failed, so that it can be tried again.
 * @param {{base?: string, fetch?: typeof fetch}} options
 * @param {import("./open.js").Later} later
 * @returns {Load}
 */
export function openLoader({ base = "search/", fetch }, later) {
  const isOnDisk = !fetch && globalThis.location?.protocol === "file:";
  const read = isOnDisk ? async (name) => (await later()).readScript(base + name) : byFetch(base, fetch);
  const files = new Map();
  let build; // check of the manifest
  /** @type {RequestCache | undefined} */
  let cache; // "reload" once a file was damaged: a cache may have kept it so
  async function get(name, epoch = "", make = (values) => values, version = "") {
    try {
      const [check, ...values] = parse(await read(name, cache, version));
      await pause();
      // Those of other formats are read otherwise; that of the first had no check.
      const format = check?.format ?? values[0];
      if (name === "manifest" && format > 0 && format !== FORMAT) throw new SearchError("format");
      if (checkOf(name.replace(/\..*|^manifest$/, "") + epoch + JSON.stringify(values)) !== check) fail();
      if (name === "manifest") build ??= check;
      return make(values);
    } catch (error) {
      if (error instanceof SearchError && error.code === "damaged") cache = "reload";
      // Files of another build are missing or different. Is there one?
      const now = build && (await read("manifest").then(parse).catch(() => []))[0];
      throw now && now !== build ? new SearchError("updated") : error;
    }
  }
  return (name, ...rest) => {
    if (!files.has(name)) {
      const file = get(name, ...rest);
      files.set(name, file);
      file.catch(() => files.delete(name));
    }
    return files.get(name);
  };
}

/** Lets others have their turn: what follows is a task of its own, so that a slow phone stays responsive. */
export const pause = () => /** @type {Promise<void>} */ (new Promise((resolve) => setTimeout(resolve)));

/**
 * What stands for a text in the index: FNV-1a, as in search/internal/script/format.go.
 * @param {string} text
 */
export function checkOf(text) {
  let h = 2166136261;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 16777619);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h ^= h >>> 13;
  return ((h >>> 0) * 8).toString(32).padStart(7, "0");
}

/**
 * Of most files the names say what is in them, or the version that is asked for.
 * @returns {RequestCache}
 */
const cacheOf = (name) => (/^(m|[cd]\/)/.test(name) ? "no-cache" : "default");

/** How many files are asked for in one task: on a slow phone each takes some milliseconds. */
const TOGETHER = 4;

function byFetch(base, fetch = globalThis.fetch) {
  let asked = 0;
  let turn = Promise.resolve();
  /**
   * @param {string} name
   * @param {RequestCache} [cache]
   * @param {string} [version]  which servers do not look at, and caches do
   */
  return async (name, cache = cacheOf(name), version) => {
    if (++asked % TOGETHER === 0) turn = turn.then(pause);
    await turn;
    try {
      const response = await fetch(`${base}${name}.js${version ? "?" + version : ""}`, { cache });
      if (!response.ok) throw response.status;
      return await response.text();
    } catch (cause) {
      throw new SearchError("load", cause);
    }
  };
}

// Letters of Vietnamese as files write them: signs, and the letters and tones that they stand for.
const SIGNS = "`@#$&*+=>_!'%";
const LETTERS = "đăâêôơưĐ\u0300\u0301\u0303\u0309\u0323";
const WRITTEN = new RegExp(`\\^(.)|[${SIGNS}]`, "g");

/**
 * Reads a file's text without running it.
 * @param {string} text
 * @returns {any[]} its check and arguments
 */
export function parse(text) {
  const [, values] = /^\s*\$\w+\((?:"manifest",)?(.*)\)\s*$/s.exec(text) ?? fail();
  try {
    return JSON.parse(`[${values.replace(WRITTEN, (sign, own) => own ?? LETTERS[SIGNS.indexOf(sign)]).normalize()}]`);
  } catch {
    fail();
  }
}
