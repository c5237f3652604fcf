// node answers.mjs <QUESTIONS: answers each line's question with the client, a
// line for each, as internal/clienttest needs it. A question is
//
//   {"folder", "query", "options"}  the hits for a query in a search folder, with
//       their excerpts where options has "texts"
//   {"fixture", "vocabulary", "query", "typing"}  the plan of a query, with a
//       vocabulary of a file such as search/testdata/plan.json

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { createInterface } from "node:readline";
import { openSearch } from "../index.js";
import { asLookup, wholePlan } from "./lookup.js";

const base = "http://site.test/sub/search/";

/** The pages of a static server that has nothing but this folder. */
const serve = (folder) => async (url) => {
  if (!url.startsWith(base)) throw new Error(`${url} is not below ${base}`);
  try {
    const text = await readFile(path.join(folder, url.slice(base.length).replace(/\?.*/, "")), "utf8");
    return { ok: true, status: 200, text: async () => text };
  } catch {
    return { ok: false, status: 404, text: async () => "" };
  }
};

/** What make gives for a key, made once. */
function once(make) {
  const made = new Map();
  return (key) => {
    if (!made.has(key)) made.set(key, make(key));
    return made.get(key);
  };
}

const siteIn = once((folder) => openSearch({ base, fetch: serve(folder) }));
const fixtureIn = once((name) => JSON.parse(readFileSync(name)));

async function search({ folder, query, options }) {
  const { hits, total, relaxed, atMost, absent, query: understood } = await (await siteIn(folder)).search(query, options);
  const row = async ({ url, title, kind, score, newer, alike, excerpt }) => ({
    url, title, kind, score, newer, alike, ...(options.texts && { text: await excerpt() }),
  });
  const rows = await Promise.all(hits.map(row));
  return { query: understood, total, relaxed, atMost, absent, hits: rows };
}

function planOf({ fixture, vocabulary, query, typing = false }) {
  const { ranking, vocabularies } = fixtureIn(fixture);
  return wholePlan(query, typing, ranking, asLookup(vocabularies[vocabulary]));
}

for await (const line of createInterface({ input: process.stdin })) {
  const question = JSON.parse(line);
  console.log(JSON.stringify(await (question.fixture ? planOf : search)(question)));
}
