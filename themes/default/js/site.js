// What the script adds to pages that work without it. All that belongs to
// search is in another script (search.js), fetched when it is first needed.

import { enhanceActions } from "./actions.js";
import { enhanceMenu } from "./menu.js";
import { ownScript } from "./parts.js";

const { root } = document.documentElement.dataset;
const input = /** @type {HTMLInputElement | null} */ (document.querySelector(".search-form input"));
// Where the search script is; the search page itself loads it at once.
const script = ownScript().dataset.search;
let loading; // the search script's element, unless that has failed

enhanceMenu();
enhanceActions();
openContents();
linkManifest();
if (input) {
  focusOnSlash(input);
  if (script) expectSearch(input, script);
}
if (script && /[?&]tim=./.test(location.search)) loadSearch(script);

/** Beside the text there is room for the table of contents to stand open. */
function openContents() {
  const contents = document.querySelector(".toc");
  if (contents instanceof HTMLDetailsElement && matchMedia("(min-width: 64rem)").matches) contents.open = true;
}

/** Only on a server: on a disk browsers refuse a manifest, and say so. */
function linkManifest() {
  if (!location.protocol.startsWith("http")) return;
  const link = document.createElement("link");
  link.rel = "manifest";
  link.href = root + "manifest.webmanifest";
  document.head.append(link);
}

/** "/" leads into the search box, as long as nothing else is being typed. */
function focusOnSlash(input) {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    const place = event.target instanceof Element && event.target;
    if (place && place.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
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
  loading = document.createElement("script");
  loading.src = script;
  loading.onerror = () => {
    loading.remove();
    loading = null;
  };
  document.head.append(loading);
}
