// What the script adds to pages that work without it.

import { clientAt } from "./client.js";
import { enhanceSearchBox, focusOnSlash } from "./combobox.js";
import { enhanceMenu } from "./menu.js";
import { openPortal } from "./portal.js";
import { openSearchPage } from "./searchpage.js";

const portal = openPortal(document.documentElement.dataset, location.href);
const client = clientAt(portal.search);
const form = document.querySelector(".search-form");
const results = document.getElementById("tim_kiem");

enhanceMenu(document);
openContents();
linkManifest();
if (form) {
  focusOnSlash(document, form.elements.namedItem("q"));
  if (results) openSearchPage(results, form, client, portal.link);
  else enhanceSearchBox(form, async (text) => (await client()).suggest(text, { limit: 6 }), portal.link);
}

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
  link.href = portal.link("/manifest.webmanifest");
  document.head.append(link);
}
