// node folders.mjs <QUESTIONS: answers each line's query with the client from
// the search folder that the line names, as vietnamese_test.go needs it. A line
// is {"folder", "query", "options"}; an answer is a line too.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { openSearch } from "../index.js";

const base = "http://site.test/sub/search/";

/** The pages of a static server that has nothing but this folder. */
const serve = (folder) => async (url) => {
  if (!url.startsWith(base)) throw new Error(`${url} is not below ${base}`);
  try {
    const text = await readFile(path.join(folder, url.slice(base.length)), "utf8");
    return { ok: true, status: 200, text: async () => text };
  } catch {
    return { ok: false, status: 404, text: async () => "" };
  }
};

const sites = new Map();
for await (const line of createInterface({ input: process.stdin })) {
  const { folder, query, options } = JSON.parse(line);
  if (!sites.has(folder)) sites.set(folder, await openSearch({ base, fetch: serve(folder) }));
  const { hits, total, relaxed, atMost, query: understood } = await sites.get(folder).search(query, options);
  const rows = hits.map(({ url, title, kind, score }) => ({ url, title, kind, score }));
  console.log(JSON.stringify({ query: understood, total, relaxed, atMost, hits: rows }));
}
