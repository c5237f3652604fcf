// The page about use without a network: what is kept on this device, and a
// button that keeps the whole site.

import * as say from "theme/strings.js";

import { button, element, fill } from "./elements.js";
import { eachOf, isNeeded, keep, keptAt, listed, pathIn, storesOf } from "./keeping.js";

/**
 * @typedef {object} Build
 * @property {string} store
 * @property {string} list  addresses
 * @property {string} scope
 * @property {string} stock  of the file that search needs, or ""
 * @property {boolean} whole  with it every query is answered
 * @property {string[]} first  what the first visit keeps
 */

const place = document.querySelector("[data-offline]");
if (place instanceof HTMLElement) start(place);

/** @param {HTMLElement} place */
async function start(place) {
  if (location.hash === "#thieu") document.querySelector("[data-lacking]")?.removeAttribute("hidden");
  if (!location.protocol.startsWith("http")) return tell(place, say.offlineDisk);
  if (!navigator.serviceWorker || !document.documentElement.dataset.worker) return tell(place, say.offlineNone);
  const registration = await navigator.serviceWorker.ready;
  const build = await ask(registration.active);
  await show(place, build);
}

/**
 * @param {HTMLElement} place
 * @param {string} text
 */
function tell(place, text) {
  fill(place, element("p", {}, text));
}

/**
 * Asks the worker which build it is of.
 * @param {ServiceWorker | null} worker
 * @returns {Promise<Build>}
 */
function ask(worker) {
  return new Promise((settle) => {
    const channel = new MessageChannel();
    channel.port1.onmessage = (event) => settle(event.data);
    worker?.postMessage("build", [channel.port2]);
  });
}

/**
 * @param {HTMLElement} place
 * @param {Build} build
 */
async function show(place, build) {
  const store = await caches.open(build.store);
  const clear = button(say.offlineClear, () => clearAll(), "button");
  const searched = element("p", {}, await sayOfSearch());
  const response = (await keptAt(store, build.list)) ?? (await fetch(build.list).catch(() => null));
  if (!response?.ok) return fill(place, element("p", { role: "status" }, say.offlineAway), searched, clear);
  const list = listed(await response.json());
  const held = new Set();
  for (const request of await store.keys()) held.add(pathIn(request.url, build.scope));
  const all = Object.keys(list);
  const lacking = all.filter((path) => !held.has(path));
  const size = (paths) => paths.reduce((sum, path) => sum + list[path][1], 0);
  const state = element("p", { role: "status" }, lacking.length ? say.offlineKept(all.length - lacking.length, all.length) : say.offlineAll);
  const bar = element("progress", { max: Math.max(1, size(all)), value: size(all) - size(lacking), "aria-label": say.offlineProgress });
  const save = button(say.offlineSave(megabytes(size(lacking))), () => saveAll(), "button");
  const paper = Math.max(0, ...all.map((path) => size(papersOf(list[path])))); // of one page at most
  const papers = paper ? [element("p", {}, say.offlinePapers(megabytes(paper)))] : [];
  if (!lacking.length) return fill(place, state, bar, clear);
  fill(place, ...(await pagesKept(store, build, list)), state, searched, ...papers, bar, save, clear);

  /** What search finds without a network, short of the whole site. */
  async function sayOfSearch() {
    if (!build.stock || !(await store.match(build.stock))) return say.offlineSearchKept;
    return build.whole ? say.offlineSearchAll : say.offlineSearchSome;
  }

  async function saveAll() {
    save.disabled = true;
    let failed = 0;
    try {
      await eachOf(lacking, async (path) => {
        const fetched = await fetch(build.scope + path, { cache: "no-cache" });
        if (!(await keep(store, build.scope + path, list[path], fetched))) failed++;
        bar.value += list[path][1];
        state.textContent = say.offlineSaving(megabytes(bar.value), megabytes(bar.max));
      });
      state.textContent = failed ? say.offlineSome(failed) : say.offlineAll;
      save.hidden = searched.hidden = !failed;
    } catch {
      state.textContent = say.offlineStopped;
    }
    save.disabled = false;
  }

  async function clearAll() {
    for (const name of await storesOf(build.scope)) if (name !== build.store) await caches.delete(name);
    for (const request of await store.keys()) await store.delete(request);
    await show(place, build);
  }
}

/**
 * The papers that are kept with a page.
 * @param {import("./keeping.js").Listed} listed
 */
const papersOf = ([, , ...others]) => others.filter((other) => !isNeeded(other));

/**
 * The pages that can be read without a network, besides those that every reader has.
 * @param {Cache} store
 * @param {Build} build
 * @param {import("./keeping.js").FileList} list
 */
async function pagesKept(store, build, list) {
  const others = new Set([...build.first, ...Object.values(list).flatMap(papersOf)]);
  const rows = [];
  for (const path of Object.keys(list)) {
    const page = path.endsWith(".html") && !others.has(path) && (await keptAt(store, build.scope + path));
    if (!page) continue;
    const heading = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("h1");
    rows.push(element("li", {}, element("a", { href: build.scope + path }, heading?.textContent ?? path)));
  }
  return rows.length ? [element("h2", {}, say.offlinePages), element("ul", { class: "rows short" }, ...rows)] : [];
}

/** @param {number} bytes */
function megabytes(bytes) {
  return (bytes / 1e6).toFixed(1).replace(".", say.offlinePoint);
}
