import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import test from "node:test";
import { engines } from "./engines.mjs";
import { knownItems } from "./knownitems.mjs";
import { readPages, writePages } from "./manual.mjs";

const WHERE = `\uFEFF---
title: Where-Object
---
# Where-Object

## Selecting by property

Selects objects from a **collection** based on [their values](other.md "T"), as \`Where\` does.
<!-- nobody reads this -->

\`\`\`powershell
Get-Service | Where-Object <Status>
\`\`\`

| Name | Meaning |
|------|---------|
| alpha | first |

## Notes
`;
const SORT = `---\ntitle: "Sort: objects"\n---\n## Notes\n\nArranges numbers ascending, descending or without duplicates afterwards.\n`;

const folder = mkdtempSync(path.join(os.tmpdir(), "english-"));
test.after(() => rmSync(folder, { recursive: true }));
mkdirSync(path.join(folder, "reference/7.6/Core"), { recursive: true });
mkdirSync(path.join(folder, "reference/docs-conceptual"), { recursive: true });
writeFileSync(path.join(folder, "reference/7.6/Core/Where-Object.md"), WHERE);
writeFileSync(path.join(folder, "reference/docs-conceptual/Sort_It.md"), SORT);
writeFileSync(path.join(folder, "reference/docs-conceptual/untitled.md"), "# No front matter\n");
const pages = readPages(folder);

test("a page is its sections, as words", () => {
  assert.deepEqual(pages.map(({ path, title }) => [path, title]), [["7-6/core/where-object", "Where-Object"], ["docs-conceptual/sort-it", "Sort: objects"]]);
  const [, , section] = pages[0].sections;
  assert.equal(section.heading, "Selecting by property");
  assert.deepEqual(section.text, ["Selects objects from a collection based on their values, as Where does.", "Name Meaning alpha first"]);
  assert.deepEqual(section.code, ["Get-Service | Where-Object <Status>"]);
});

test("pages of HTML hold the same text", () => {
  writePages(pages, path.join(folder, "html"));
  const html = readFileSync(path.join(folder, "html/7-6/core/where-object.html"), "utf8");
  assert.match(html, /<h1>Where-Object<\/h1>\n<h2 id="part-2">Selecting by property<\/h2>/);
  assert.match(html, /<pre>Get-Service \| Where-Object &lt;Status&gt;<\/pre>/);
});

test("queries are made by rule, each from one page, and the same every time", () => {
  const lists = knownItems(pages, 5);
  assert.deepEqual(lists, knownItems(pages, 5));
  assert.deepEqual(lists.titles.map(({ q }) => q).sort(), ["Sort: objects", "Where-Object"]);
  assert.deepEqual(lists.headings, [{ q: "Selecting by property", page: "7-6/core/where-object" }], "“Notes” stands on both pages, and is one word");
  assert.ok(lists.phrases.length > 0);
  for (const [name, list] of Object.entries(lists)) {
    for (const { q, page } of list) {
      const texts = pages.filter((p) => JSON.stringify(p).toLowerCase().includes(q.toLowerCase())).map((p) => p.path);
      if (name === "phrases") assert.ok(texts.every((text) => text === page), q);
      if (name.endsWith("slip")) assert.deepEqual(texts, [], q);
    }
  }
});

test("what is not installed is left out with a reason", () => {
  const all = engines({ pages, tools: path.join(folder, "none"), binary: "chuyende", site: folder, html: folder, work: folder });
  assert.deepEqual(all.map(({ missing }) => Boolean(missing)), [false, true, true, true]);
  assert.match(all[3].missing, /^lunr is not in /);
});
