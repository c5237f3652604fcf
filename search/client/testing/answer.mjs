// node answer.mjs SEARCH_FOLDER <QUERIES: answers each line's query with the
// client, as parity_test.go needs it. A line is {"query", "options"}.

import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { openSearch } from "../index.js";

const folder = process.argv[2];
const base = "http://site.test/sub/search/";

async function fetch(url) {
  if (!url.startsWith(base)) throw new Error(`${url} is not below ${base}`);
  try {
    const text = await readFile(path.join(folder, url.slice(base.length)), "utf8");
    return { ok: true, status: 200, text: async () => text };
  } catch {
    return { ok: false, status: 404, text: async () => "" };
  }
}

const site = await openSearch({ base, fetch });
for await (const line of createInterface({ input: process.stdin })) {
  const { query, options } = JSON.parse(line);
  const { total, hits } = await site.search(query, options);
  const rows = hits.map(({ url, title, kind, score }) => ({ url, title, kind, score }));
  console.log(JSON.stringify({ query, total, hits: rows }));
}
