// The service worker. With a network readers get what the server has, and what
// they open is kept; without one they get what is kept. A store holds files of
// one build alone, each checked by its digest, so two builds never mix: a new
// build has a worker and a store of its own, takes over what is the same and
// fetches anew what it kept and what has changed. The build puts self.offline
// before this script.

import { eachOf, keep, listed, pathIn, storeName, storesOf } from "./keeping.js";

const worker = /** @type {any} */ (self);
/** @type {{list: string, first: string[], page: string}} */
const build = worker.offline;
const assets = build.list.replace(/[^/]*$/, ""); // the folder of files whose names tell their content
/** @type {string} */
const scope = worker.registration.scope;
const patience = 4000; // ms that a reader waits for the network where something is kept

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  event.ports[0]?.postMessage({ store: storeName(scope, build.list), list: scope + build.list, scope });
});
worker.addEventListener("fetch", (event) => {
  const path = pathIn(event.request.url, scope);
  if (event.request.method === "GET" && path !== null) event.respondWith(answer(event, path));
});

async function install() {
  const store = await caches.open(storeName(scope, build.list));
  const list = await readList(store);
  const former = (await storesOf(scope)).filter((name) => name !== storeName(scope, build.list));
  const kept = await keptBefore(former);
  const paths = new Set(build.first);
  for (const path of kept.keys()) {
    if (!list[path]) continue;
    paths.add(path);
    for (const other of withIt(list[path])) paths.add(other);
  }
  await eachOf([...paths], async (path) => {
    if (await store.match(scope + path)) return;
    const before = kept.get(path);
    if (before && (await keep(store, scope + path, list[path], before))) return;
    const fetched = await fetch(scope + path, { cache: "no-cache" });
    // Some servers change pages as they send them. Such a page is not kept.
    await keep(store, scope + path, list[path], fetched);
  });
  await worker.skipWaiting();
}

/**
 * What stores of former builds hold, by path.
 * @param {string[]} stores
 */
async function keptBefore(stores) {
  /** @type {Map<string, Response>} */
  const kept = new Map();
  for (const name of stores) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      const path = pathIn(request.url, scope);
      const response = await store.match(request);
      if (path !== null && response) kept.set(path, response);
    }
  }
  return kept;
}

async function activate() {
  for (const name of await storesOf(scope)) if (name !== storeName(scope, build.list)) await caches.delete(name);
  await worker.clients.claim();
}

/** @type {import("./keeping.js").FileList | undefined} */
let known;

/**
 * @param {Cache} store
 * @returns {Promise<import("./keeping.js").FileList>}
 */
async function readList(store) {
  if (known) return known;
  let response = await store.match(scope + build.list);
  if (!response) {
    response = await fetch(scope + build.list);
    if (!response.ok) throw new Error("no list of files");
    await store.put(scope + build.list, response.clone());
  }
  return (known = listed(await response.json()));
}

/**
 * @param {any} event
 * @param {string} path
 */
async function answer(event, path) {
  const store = await caches.open(storeName(scope, build.list));
  const kept = await store.match(scope + path);
  // A name that tells the content has no other content.
  if (kept && path.startsWith(assets) && /\.[0-9a-f]{10}\.\w+$/.test(path)) return kept;
  const fetched = fetch(event.request).then((response) => {
    if (response.status === 200 && !kept) event.waitUntil(keepOne(store, path, response.clone()));
    return response;
  });
  try {
    if (!kept) return await fetched;
    return await Promise.race([fetched, late(kept)]);
  } catch {
    if (kept) return kept;
    if (event.request.mode === "navigate") return Response.redirect(scope + build.page + "#thieu", 302);
    return Response.error();
  }
}

/**
 * What is kept with a file.
 * @param {import("./keeping.js").Listed} listed
 */
const withIt = ([, , ...others]) => others;

/** @param {Response} kept */
function late(kept) {
  return new Promise((settle) => setTimeout(() => settle(kept), patience));
}

/**
 * @param {Cache} store
 * @param {string} path
 * @param {Response} response
 */
async function keepOne(store, path, response) {
  try {
    const list = await readList(store);
    const listed = list[path];
    const kept = await keep(store, scope + path, listed, response);
    for (const other of kept ? withIt(listed) : []) {
      if (!(await store.match(scope + other))) await keep(store, scope + other, list[other], await fetch(scope + other));
    }
  } catch {
    // No list, or no room: the page is shown all the same.
  }
}
