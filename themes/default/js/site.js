// What the script adds to pages that work without it. All that belongs to
// search is in another script (search.js), fetched when it is first needed.

import { enhanceMenu } from "./menu.js";

const { root } = document.documentElement.dataset;
const input = document.querySelector(".search-form input");
// Where the search script is; the search page itself loads it at once.
const script = document.currentScript.dataset.search;

enhanceMenu(document);
openContents();
linkManifest();
if (input) {
  document.addEventListener("keydown", focusOnSlash);
  if (script) expectSearch();
}
if (script && /[?&]tim=./.test(location.search)) loadSearch();

/** Beside the text there is room for the table of contents to stand open. */
function openContents() {
  const contents = document.querySelector(".toc");
  if (contents && matchMedia("(min-width: 64rem)").matches) contents.open = true;
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
function focusOnSlash(event) {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  input.focus();
  input.select();
}

/** "input" too: a script that could not be loaded is tried again. */
function expectSearch() {
  for (const event of ["focus", "input"]) input.addEventListener(event, loadSearch);
  if (document.activeElement === input) loadSearch();
}

function loadSearch() {
  if (document.getElementById("kich_ban_tim")) return;
  const element = document.createElement("script");
  element.id = "kich_ban_tim";
  element.src = script;
  element.onerror = () => element.remove();
  document.head.append(element);
}
