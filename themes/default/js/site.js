// What the script adds to pages that work without it. All that belongs to
// search is in another script (search.js), fetched when it is first needed.

import { enhanceActions } from "./actions.js";
import { offerAloud } from "./aloudopener.js";
import { enhanceContents } from "./contents.js";
import { fetchScript, fetchStyle } from "./fetching.js";
import { enhanceOpeners } from "./menu.js";
import { ownScript } from "./parts.js";
import { offerReading } from "./readingopener.js";
import { registerWorker } from "./register-worker.js";
import { enhanceWorkspace } from "./workspace.js";

const { root, worker } = document.documentElement.dataset;
const input = /** @type {HTMLInputElement | null} */ (document.querySelector(".search-form input"));
// Where the search script is, which the search page itself loads at once, and what else is fetched on use.
const { search: script, look = "", reading = "" } = ownScript().dataset;
let loading = false; // or loaded, unless that has failed

const openers = enhanceOpeners();
offerReading(reading);
offerAloud();
enhanceActions();
enhanceContents();
enhanceWorkspace();
linkManifest();
if (worker) registerWorker(root + worker);
if (input) {
  focusOnSlash(input);
  if (script) expectSearch(input, script);
}
if (script && /[?&]tim=./.test(location.search)) loadSearch(script);

/** Only on a server: on a disk browsers refuse a manifest, and say so. */
function linkManifest() {
  if (location.protocol.startsWith("http")) fetchStyle(root + "manifest.json", "manifest");
}

/** "/" leads into the search box, as long as nothing else is being typed. */
function focusOnSlash(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = event.target instanceof Element && event.target;
    if (place && place.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    openers.search();
    input.focus();
    input.select();
  });
}

/** "input" too: a script that could not be loaded is tried again. */
function expectSearch(input, script) {
  for (const event of ["focus", "input"]) input.addEventListener(event, () => loadSearch(script));
  if (document.activeElement === input) loadSearch(script);
}

function loadSearch(script) {
  if (loading) return;
  loading = true;
  fetchStyle(look);
  fetchScript(script).catch(() => (loading = false));
}
