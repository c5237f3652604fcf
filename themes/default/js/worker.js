// The service worker. With a network readers get what the server has, and what
// they open is kept; without one they get what is kept. A store holds files of
// one build alone, each checked by its digest, so two builds never mix: a new
// build has a worker and a store of its own, takes over what is the same and
// fetches anew what it kept and what has changed. The build puts self.offline
// before this script.

import { compresses, eachOf, inflated, isNeeded, keep, keptAt, listed, pathIn, put, storeName, storesOf } from "./keeping.js";

const worker = /** @type {any} */ (self);
/** @type {{list: string, first: Parameters<typeof listed>[0], page: string, stock?: string, holds?: string[], whole?: boolean}} */
const build = worker.offline;
const first = listed(build.first);
const assets = build.list.replace(/[^/]*$/, ""); // the folder of files whose names tell their content
const search = "search/"; // the folder of search
/** @type {string} */
const scope = worker.registration.scope;
const patience = 4000; // ms that a reader waits for the network where something is kept
const saves = () => /** @type {any} */ (navigator).connection?.saveData;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => {
  const { stock = "", whole } = build;
  event.ports[0]?.postMessage({ store: storeName(scope, build.list), list: scope + build.list, scope, stock: stock && scope + stock, whole, first: Object.keys(first) });
});
worker.addEventListener("fetch", (event) => {
  const path = pathIn(event.request.url, scope);
  if (event.request.method === "GET" && path !== null) event.respondWith(answer(event, path));
});

async function install() {
  const store = await caches.open(storeName(scope, build.list));
  const former = (await storesOf(scope)).filter((name) => name !== storeName(scope, build.list));
  const kept = await keptBefore(former);
  const stocked = await keepStock(store);
  const paths = new Set(Object.keys(first).filter((path) => path !== build.stock && !(stocked && inStock(path))));
  // The list is asked for where there is more than what the first visit keeps.
  const open = await pagesOpen();
  const others = [...kept.keys(), ...open].filter((path) => !first[path] && !ofABuild.test(path));
  const list = others.length ? await readList(store) : first;
  for (const path of others) {
    if (!list[path]) continue;
    paths.add(path);
    for (const other of withIt(list[path]).filter(isNeeded)) paths.add(other);
  }
  await eachOf([...paths], async (path) => {
    if (await store.match(scope + path)) return;
    const what = first[path] ?? list[path];
    const before = kept.get(path);
    if (before && (await keep(store, scope + path, what, await before()))) return;
    const fetched = await fetch(scope + path, { cache: "no-cache" });
    // Some servers change pages as they send them. Such a page is not kept.
    await keep(store, scope + path, what, fetched);
  });
  await worker.skipWaiting();
  // Nothing waits for the papers of what is open: without a network there are none.
  for (const path of others) if (open.includes(path) && list[path]) keepWith(store, path, list, true).catch(() => {});
}

/** The list and the stock of any build. */
const ofABuild = new RegExp(`^${assets}offline\\.[0-9a-f]+\\.(json|bin)$`);

/**
 * Whether the stock has a file, as good as it stands by itself.
 * @param {string} path
 */
const inStock = (path) => !!build.holds?.some((held) => path === held || (held.endsWith("/") && path.startsWith(held)));

/**
 * Keeps what search needs without a network: one file, after the page that was asked
 * for. Nothing is kept of it where the browser cannot open it, or is to save data.
 * Reports whether it is there.
 * @param {Cache} store
 */
async function keepStock(store) {
  if (!build.stock || !compresses) return false;
  if (await store.match(scope + build.stock)) return true;
  if (saves()) return false;
  try {
    const options = /** @type {RequestInit} */ ({ priority: "low" });
    return await keep(store, scope + build.stock, first[build.stock], await fetch(scope + build.stock, options));
  } catch {
    return false; // the shell is kept by itself then
  }
}

/** The pages that are open as the first worker comes: they were read before it could keep them. */
async function pagesOpen() {
  if (saves()) return [];
  /** @type {{url: string}[]} */
  const open = await worker.clients.matchAll({ includeUncontrolled: true, type: "window" });
  return open.map(({ url }) => pathIn(url, scope) ?? "").filter(Boolean);
}

/**
 * What stores of former builds hold, by path.
 * @param {string[]} stores
 */
async function keptBefore(stores) {
  /** @type {Map<string, () => Promise<Response>>} */
  const kept = new Map();
  for (const name of stores) {
    const store = await caches.open(name);
    for (const request of await store.keys()) {
      const path = pathIn(request.url, scope);
      if (path !== null) kept.set(path, async () => (await keptAt(store, request.url)) ?? Response.error());
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
  let response = await keptAt(store, scope + build.list);
  if (!response) {
    response = await fetch(scope + build.list);
    if (!response.ok) throw new Error("no list of files");
    await put(store, scope + build.list, await response.clone().arrayBuffer(), "application/json");
  }
  return (known = listed(await response.json()));
}

/** @type {Promise<Map<string, string>> | undefined} */
let laid;

/**
 * The files of the stock, by path. The build cuts scripts at their quotation marks, puts
 * their names first and writes what comes of those with as many pieces by column: a line for each piece.
 * @param {Response} stock
 */
async function unpack(stock) {
  const lines = (await inflated(await stock.arrayBuffer()).text()).split("\n");
  const { before, after, tables } = JSON.parse(lines[0]);
  /** @type {Map<string, string>} */
  const files = new Map();
  let at = 1;
  for (const [columns, rows] of tables) {
    for (let row = 0; row < rows; row++) {
      const pieces = Array.from({ length: columns }, (_, column) => lines[at + column * rows + row]);
      files.set(before + pieces[0] + after, pieces.slice(1).join('"'));
    }
    at += columns * rows;
  }
  return files;
}

/**
 * What the stock has of search.
 * @param {Cache} store
 * @param {string} path
 * @returns {Promise<Response | undefined>}
 */
async function stocked(store, path) {
  const stock = build.stock && path.startsWith(search) ? await store.match(scope + build.stock) : undefined;
  if (!stock) return undefined;
  const text = (await (laid ??= unpack(stock))).get(path);
  return text === undefined ? undefined : new Response(text, { headers: { "Content-Type": "text/javascript; charset=utf-8" } });
}

/**
 * What there is without the network. Terms are asked for by a check of all of them,
 * which the manifest has: those of another build may have the same name.
 * @param {Cache} store
 * @param {string} path
 * @param {string} address
 * @returns {Promise<Response | undefined>}
 */
async function spare(store, path, address) {
  const instead = (await keptAt(store, scope + path)) ?? (await stocked(store, path));
  const [, check] = path.startsWith(search + "t/") ? address.split("?") : [];
  if (!check || !instead) return instead;
  const manifest = search + "manifest.js";
  const told = (await keptAt(store, scope + manifest)) ?? (await stocked(store, manifest));
  return told && (await told.text()).includes(`"${check}"`) ? instead : undefined;
}

/**
 * @param {any} event
 * @param {string} path
 */
async function answer(event, path) {
  const store = await caches.open(storeName(scope, build.list));
  const kept = !!(await store.match(scope + path));
  // A name that tells the content has no other content.
  if (kept && path.startsWith(assets) && /\.[0-9a-f]{10}\.\w+$/.test(path)) return keptAt(store, scope + path);
  const fetched = fetch(event.request).then((response) => {
    const opened = event.request.mode === "navigate";
    if (response.status === 200 && (opened || !kept)) event.waitUntil(keepOne(store, path, response.clone(), opened));
    return response;
  });
  const instead = () => spare(store, path, event.request.url);
  try {
    return await (kept || inStock(path) ? Promise.race([fetched, late(instead, fetched)]) : fetched);
  } catch {
    const other = await instead().catch(() => undefined);
    if (other) return other;
    if (event.request.mode === "navigate") return Response.redirect(scope + build.page + "#thieu", 302);
    return Response.error();
  }
}

/**
 * What is kept with a file.
 * @param {import("./keeping.js").Listed} listed
 */
const withIt = ([, , ...others]) => others;

/**
 * What there is without the network, once the network has had its time.
 * @param {() => Promise<Response | undefined>} instead
 * @param {Promise<Response>} fetched
 */
async function late(instead, fetched) {
  await new Promise((settle) => setTimeout(settle, patience));
  return (await instead()) ?? fetched;
}

/**
 * @param {Cache} store
 * @param {string} path
 * @param {Response} response
 * @param {boolean} opened  by the reader: then its papers are kept too
 */
async function keepOne(store, path, response, opened) {
  try {
    if (inStock(path) && build.stock && (await store.match(scope + build.stock))) return;
    const list = first[path] ? first : await readList(store);
    const kept = (await store.match(scope + path)) || (await keep(store, scope + path, list[path], response));
    if (kept) await keepWith(store, path, list, opened);
  } catch {
    // No list, or no room: the page is shown all the same.
  }
}

/**
 * Keeps what is kept with a file, one after the other, so that the reader's next page
 * need not wait for them.
 * @param {Cache} store
 * @param {string} path
 * @param {import("./keeping.js").FileList} list
 * @param {boolean} opened
 */
async function keepWith(store, path, list, opened) {
  for (const other of withIt(list[path])) {
    if (!isNeeded(other) && (!opened || saves())) continue;
    if (await store.match(scope + other)) continue;
    if (await keep(store, scope + other, list[other], await fetch(scope + other))) await keepWith(store, other, list, opened);
  }
}
