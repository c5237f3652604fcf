// Reads the documentation that english.mjs compares on, and lays it out for
// those that are compared: as Markdown for Chuyende, as plain HTML for Pagefind.

import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";

/** What is read of the repository: one version of the reference, and the guides. */
const FOLDERS = ["reference/7.6", "reference/docs-conceptual"];

/**
 * @typedef {object} Page
 * @property {string} path  "7-6/microsoft-powershell-core/where-object"
 * @property {string} title
 * @property {string} markdown
 * @property {{heading: string, text: string[], code: string[]}[]} sections  paragraphs and code as plain text
 */

/**
 * The pages that have a title, by path.
 * @param {string} folder  the repository's
 * @returns {Page[]}
 */
export function readPages(folder) {
  const found = new Map();
  for (const top of FOLDERS) {
    for (const name of readdirSync(path.join(folder, top), { recursive: true })) {
      if (!name.endsWith(".md")) continue;
      const source = readFileSync(path.join(folder, top, name), "utf8").replace(/^\uFEFF/, "").replace(/\r\n/g, "\n");
      const [, head = "", markdown = ""] = source.match(/^---\n(.*?)\n---\n(.*)$/s) ?? [];
      const title = head.match(/^title: *(["']?)(.*?)\1 *$/m)?.[2];
      if (title) {
        const place = `${path.basename(top)}/${name.replace(/\.md$/, "")}`.split(path.sep).map(slug).join("/");
        found.set(place, { path: place, title, markdown, sections: sectionsOf(markdown) });
      }
    }
  }
  if (found.size === 0) throw new Error(`${folder} holds no page with a title below ${FOLDERS.join(" and ")}`);
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

const slug = (part) => part.toLowerCase().split("/").map((one) => one.replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "")).join("/");

/** The text by headings; the first section is what stands before any. */
function sectionsOf(markdown) {
  const sections = [{ heading: "", text: [], code: [] }];
  const parts = markdown.replace(/<!--.*?-->/gs, "").split(/^(\s*```[^\n]*\n.*?\n\s*```)[^\n]*$/ms);
  for (const part of parts) {
    if (/^\s*```/.test(part)) {
      sections.at(-1).code.push(part.trim().split("\n").slice(1, -1).join("\n"));
      continue;
    }
    for (const block of part.split(/\n\s*\n|\n(?=#+ )|(?<=^#+ [^\n]*)\n/m)) {
      const heading = block.match(/^#{1,6} +(.*?) *#*$/)?.[1];
      if (heading !== undefined) sections.push({ heading: plain(heading), text: [], code: [] });
      else if (plain(block)) sections.at(-1).text.push(plain(block));
    }
  }
  return sections;
}

/** A block of Markdown as its words. */
function plain(block) {
  return block
    .replace(/^\s*\[[^\]]+\]:.*$/gm, "") // where links lead
    .replace(/^\s*(?:>\s*)*(?:\[![A-Z]+\])?/gm, "")
    .replace(/^\s*(?:[-*+]|\d+\.)\s+/gm, "")
    .replace(/^:::.*$|^\|[-| :]+\|$/gm, "")
    .replace(/!?\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])?/g, "$1")
    .replace(/\*\*|`|(?<!\w)_|_(?!\w)|\|/g, " ")
    .replace(/\\([^\w\s])/g, "$1")
    .replace(/ +(?=[.,;:)])/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * The source of a site, for `chuyende build --source`.
 * @param {Page[]} pages
 * @param {string} folder
 */
export function writeSite(pages, folder) {
  mkdirSync(path.join(folder, "content"), { recursive: true });
  writeFileSync(path.join(folder, "content", "site.yaml"), "title: Manual\nbaseURL: https://manual.example/\nlanguage: en\n");
  for (const { path: name, title, markdown } of pages) {
    write(path.join(folder, "content", `${name}.md`), `---\ntitle: ${JSON.stringify(title)}\n---\n\n${markdown}`);
  }
}

/**
 * Pages of HTML with the text alone, so that no frame of a site is indexed with it.
 * @param {Page[]} pages
 * @param {string} folder
 */
export function writePages(pages, folder) {
  for (const { path: name, title, sections } of pages) {
    const parts = sections.map(({ heading, text, code }, i) => [
      heading && heading !== title ? `<h2 id="part-${i}">${escaped(heading)}</h2>` : "",
      ...text.map((block) => `<p>${escaped(block)}</p>`),
      ...code.map((block) => `<pre>${escaped(block)}</pre>`),
    ]);
    const body = `<main data-pagefind-body>\n<h1>${escaped(title)}</h1>\n${parts.flat().filter(Boolean).join("\n")}\n</main>`;
    write(path.join(folder, `${name}.html`), `<!doctype html>\n<html lang="en">\n<title>${escaped(title)}</title>\n${body}\n</html>\n`);
  }
}

const escaped = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");

function write(file, text) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
