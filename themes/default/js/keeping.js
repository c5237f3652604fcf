// Files of the site on the reader's device, for use without a network: what the
// worker and the page about it share. The list, made by the build, says of each
// file how its digest begins and how large it is; only what is just as listed is
// kept, so that what is kept is of one build. Text is kept compressed where the
// browser can do that, which makes it a third as large.

/** @typedef {[string, number, ...string[]]} Listed  how the digest begins, the size, what is kept with it */
/** @typedef {Record<string, Listed>} FileList */

/**
 * The list as the build writes it, told by path.
 * @param {{names: string[], folders: [string, string][]}} written  of each folder its lines: the number of a name,
 *   the digest, the size, and what is kept with it as folder/name; numbers are in base 36
 * @returns {FileList}
 */
export function listed({ names, folders }) {
  const number = (/** @type {string} */ digits) => parseInt(digits, 36);
  /** @type {FileList} */
  const list = {};
  for (const [folder, lines] of folders) {
    for (const line of lines ? lines.split("\n") : []) {
      const [name, digest, size, ...others] = line.split(" ");
      list[folder + names[number(name)]] = [digest, number(size), ...others.map((other) => {
        const [in_, base] = other.split("/");
        return folders[number(in_)][0] + names[number(base)];
      })];
    }
  }
  return list;
}

/**
 * Whether a page is no use without a file that is kept with it: its style, what search
 * shows of it. The others are papers, kept with a page that a reader opens.
 * @param {string} path
 */
export const isNeeded = (path) => /^(assets|search)\//.test(path);

const mark = "chuyende "; // names of our stores begin so

/**
 * The name of a build's store.
 * @param {string} scope  the site's root, as other sites may be on the same host
 * @param {string} list  the path of the list
 */
export function storeName(scope, list) {
  return mark + scope + " " + list;
}

/**
 * The stores of a site, of any of its builds.
 * @param {string} scope
 * @returns {Promise<string[]>}
 */
export async function storesOf(scope) {
  return (await caches.keys()).filter((name) => name.startsWith(storeName(scope, "")));
}

/**
 * The path in the site of an address, or null outside of it.
 * @param {string} address
 * @param {string} scope
 */
export function pathIn(address, scope) {
  const url = address.split(/[?#]/)[0];
  if (!url.startsWith(scope)) return null;
  const path = url.slice(scope.length);
  return path === "" || path.endsWith("/") ? path + "index.html" : path;
}

// Not in the oldest browsers; each that has one has the other.
const [Deflating, Inflating] = ["CompressionStream", "DecompressionStream"].map((name) => Reflect.get(self, name));

/** Whether the browser compresses, and opens what is compressed. */
export const compresses = !!Deflating && !!Inflating;

const COMPRESSED = "X-Kept"; // is "deflate" in the head of what is kept so
const TEXT = /text|json|script|xml/; // types

/**
 * @param {BodyInit} body
 * @param {new (format: string) => any} stream
 * @returns {Response}
 */
function through(body, stream) {
  const bytes = new Response(body).body;
  return new Response(Reflect.get(bytes ?? {}, "pipeThrough").call(bytes, new stream("deflate")));
}

/**
 * What is compressed as the build does it, opened.
 * @param {BodyInit} body
 */
export const inflated = (body) => through(body, Inflating);

/**
 * What a store has at an address, as the server sent it.
 * @param {Cache} store
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
export async function keptAt(store, address) {
  const kept = await store.match(address);
  if (!kept?.headers.has(COMPRESSED)) return kept;
  const bytes = await inflated(await kept.arrayBuffer()).arrayBuffer();
  return new Response(bytes, { headers: { "Content-Type": kept.headers.get("Content-Type") ?? "" } });
}

/**
 * @param {ArrayBuffer} bytes
 * @param {number} digits
 */
async function digest(bytes, digits) {
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...sum].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, digits);
}

/**
 * Keeps a response if it is what the list says. Reports whether it was.
 * @param {Cache} store
 * @param {string} address  in full
 * @param {Listed | undefined} listed
 * @param {Response} response  is used up
 */
export async function keep(store, address, listed, response) {
  if (!listed || response.status !== 200) return false;
  const bytes = await response.arrayBuffer();
  if ((await digest(bytes, listed[0].length)) !== listed[0]) return false;
  await put(store, address, bytes, response.headers.get("Content-Type") ?? "");
  return true;
}

/**
 * @param {Cache} store
 * @param {string} address
 * @param {ArrayBuffer} bytes
 * @param {string} type
 */
export async function put(store, address, bytes, type) {
  /** @type {Record<string, string>} */
  const headers = type ? { "Content-Type": type } : {};
  let body = bytes;
  if (compresses && TEXT.test(type)) {
    body = await through(bytes, Deflating).arrayBuffer();
    headers[COMPRESSED] = "deflate";
  }
  await store.put(address, new Response(body, { headers }));
}

/**
 * Does something with every item, a few at a time. The first error ends it.
 * @template T
 * @param {T[]} items
 * @param {(item: T) => Promise<unknown>} work
 */
export async function eachOf(items, work) {
  const rest = items.values();
  const worker = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}
