// Reads the corpus that search is measured on: a folder with law.tar.gz,
// titles.json, titles-typo.json and pairs.json.

import { readFileSync } from "node:fs";
import path from "node:path";
import { gunzipSync } from "node:zlib";

/**
 * @param {string} folder
 * @param {"titles" | "titles-typo" | "pairs"} name
 * @returns {{q: string, doc?: string, docs?: number}[]}
 */
export function rows(folder, name) {
  return JSON.parse(readFileSync(path.join(folder, `${name}.json`), "utf8"));
}

/**
 * Queries that somebody wrote: a file with a row {"q"} a line.
 * @param {string} file
 * @returns {{q: string, sort: string}[]}
 */
export function asked(file) {
  const lines = readFileSync(file, "utf8").split("\n").filter((line) => line.startsWith("{"));
  return lines.map((line) => ({ q: JSON.parse(line).q, sort: "asked" }));
}

/**
 * @typedef {object} Article
 * @property {string} path  "luat-bao-chi/dieu-5", which is also its address without ".html"
 * @property {string} head  front matter, without its fences
 * @property {string} title
 * @property {string} text  Markdown
 */

/**
 * The articles, by path.
 * @param {string} folder
 * @returns {Article[]}
 */
export function articles(folder) {
  const found = [];
  for (const { name, data } of archived(gunzipSync(readFileSync(path.join(folder, "law.tar.gz"))))) {
    const [, head, text] = data.toString("utf8").match(/^---\n(.*?)\n---\n(.*)$/s) ?? [, "", ""];
    const title = head.match(/^title: *"?(.*?)"?$/m)?.[1] ?? "";
    found.push({ path: name.replace(/^law-md\//, "").replace(/\.md$/, ""), head, title, text: text.trim() });
  }
  return found.sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The Markdown files of a tar archive: blocks of 512 bytes, a header before each file. */
function* archived(tar) {
  const field = (at, size) => tar.toString("utf8", at, at + size).replace(/\0.*$/s, "");
  let long = ""; // a name of more than 100 bytes comes as a file of its own (GNU tar)
  for (let at = 0; at < tar.length && tar[at] !== 0; ) {
    const size = parseInt(field(at + 124, 12), 8);
    const name = long || field(at, 100);
    const isName = field(at + 156, 1) === "L";
    if (name.endsWith(".md") && !isName) yield { name, data: tar.subarray(at + 512, at + 512 + size) };
    long = isName ? field(at + 512, size) : "";
    at += 512 + Math.ceil(size / 512) * 512;
  }
}
