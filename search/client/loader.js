// Loads the files of the index, each a script of one call (search/format.go).

import { SearchError } from "./error.js";

/**
 * @typedef {(name: string) => Promise<any[]>} Load a file's arguments by its name
 */

/**
 * Returns a loader that shares what is under way or loaded, and forgets what
 * failed, so that it can be tried again.
 * @param {{base?: string, fetch?: typeof fetch}} options
 * @returns {Load}
 */
export function openLoader({ base = "search/", fetch } = {}) {
  if (!base.endsWith("/")) base += "/";
  const onFile = !fetch && globalThis.location?.protocol === "file:";
  const read = onFile ? byScript(base) : byFetch(base, fetch);
  const files = new Map();
  return (name) => {
    let file = files.get(name);
    if (!file) {
      file = read(name);
      file.catch(() => files.delete(name));
      files.set(name, file);
    }
    return file;
  };
}

function byFetch(base, fetch = globalThis.fetch) {
  return async (name) => {
    const url = base + name + ".js";
    // Only the manifest can change under its name.
    const options = name === "manifest" ? { cache: "no-cache" } : undefined;
    let response;
    try {
      response = await fetch(url, options);
    } catch (cause) {
      throw new SearchError("load", `${url} cannot be loaded`, cause);
    }
    if (!response.ok) throw new SearchError("load", `${url} cannot be loaded: status ${response.status}`);
    let text;
    try {
      text = await response.text();
    } catch (cause) {
      throw new SearchError("load", `${url} broke off`, cause);
    }
    return parse(name, text);
  };
}

/**
 * Reads a file's text without running it.
 * @param {string} name
 * @param {string} text
 * @returns {any[]} its arguments
 */
export function parse(name, text) {
  const start = "$chuyende(";
  const body = text.trim();
  let values;
  try {
    if (body.startsWith(start) && body.endsWith(")")) values = JSON.parse(`[${body.slice(start.length, -1)}]`);
  } catch {
    // reported below
  }
  if (!values || values[0] !== name) throw new SearchError("damaged", `${name} is damaged or of another site`);
  return values.slice(1);
}

/** Pages opened from a disk may not fetch, but may run scripts. */
function byScript(base) {
  const document = globalThis.document;
  const receive = (globalThis.$chuyende ??= receiver());
  return (name) =>
    new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = base + name + ".js";
      script.charset = "utf-8";
      script.onload = () => {
        script.remove();
        const values = receive.take(name);
        if (values) resolve(values);
        else reject(new SearchError("damaged", `${name} is damaged or of another site`));
      };
      script.onerror = () => {
        script.remove();
        reject(new SearchError("load", `${script.src} cannot be loaded`));
      };
      document.head.append(script);
    });
}

/** What the files call: one for all loaders of a page. */
function receiver() {
  const arrived = new Map();
  const receive = (name, ...values) => arrived.set(name, values);
  receive.take = (name) => {
    const values = arrived.get(name);
    arrived.delete(name);
    return values;
  };
  return receive;
}
