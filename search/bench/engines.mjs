// The searches that english.mjs compares, each set up as its own
// documentation tells, over the same pages.

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { openSite } from "./site.mjs";
import { SCREEN } from "./typing.mjs";

const TEN = 10;
const COMPRESSED = /\.(js|mjs|cjs|json)$/; // the files of Pagefind's index are compressed already

/**
 * @typedef {object} Engine
 * @property {string} name
 * @property {string} [missing]  why it cannot be compared
 * @property {string} builds  what its build makes
 * @property {() => {cpu: number}} build  from nothing
 * @property {() => {files: number, gzip: number}} size  of what is published for search
 * @property {() => Promise<{search: (q: string) => Promise<{hits: string[], requests: {gzip: number}[]}>}>} open
 *     as a browser does that has none of its files; requests are those since then
 */

/**
 * @param {{pages: import("./manual.mjs").Page[], tools: string, binary: string, site: string, html: string, work: string}} given
 * @returns {Engine[]}
 */
export function engines(given) {
  return [chuyende(given), pagefind(given), inMemory("minisearch", "MiniSearch", given), inMemory("lunr", "lunr", given)];
}

function chuyende({ binary, site }) {
  const output = path.join(site, "public");
  return {
    name: "Chuyende",
    builds: "the whole site and its index",
    build() {
      for (const made of [output, path.join(site, ".chuyende")]) rmSync(made, { recursive: true, force: true });
      return run(binary, ["build", "--source", site, "--output", output]);
    },
    // The bleve folder is for the command line; no browser asks for it.
    size: () => weight(path.join(output, "search"), (name) => !name.startsWith(`bleve${path.sep}`)),
    async open() {
      const { client, traffic } = await (await openSite(output)).open();
      const script = { gzip: gzipSync(readFileSync(path.join(output, "search", "client.js")), { level: 6 }).length };
      return {
        async search(q) {
          const { hits } = await client.search(q, { limit: TEN, excerpts: SCREEN, count: false });
          await Promise.all(hits.slice(0, SCREEN).map((hit) => hit.excerpt()));
          return { hits: hits.map(({ url }) => placeOf(url)), requests: [script, ...traffic.requests] };
        },
      };
    },
  };
}

function pagefind({ tools, html }) {
  const program = path.join(tools, "node_modules", ".bin", "pagefind");
  const output = path.join(html, "pagefind");
  const base = "https://site.test/pagefind/";
  let copies = 0;
  return {
    name: named("pagefind", "Pagefind", tools),
    missing: existsSync(program) ? undefined : `${program} is not there`,
    builds: "an index of ready pages",
    build() {
      rmSync(output, { recursive: true, force: true });
      return run(program, ["--site", html, "--quiet"]);
    },
    size: () => weight(output, (name) => /^(index|fragment|filter)\b|\.pf_meta$|^wasm\.en|^pagefind\.js$|entry\.json$/.test(name)),
    async open() {
      const requests = [];
      const read = (name) => {
        const data = readFileSync(path.join(output, name));
        requests.push({ gzip: sent(name, data) });
        return data;
      };
      // A copy of the module for each, as it keeps what it fetched.
      const source = Buffer.concat([read("pagefind.js"), Buffer.from(`\n// ${copies++}`)]);
      const module = await import(`data:text/javascript;base64,${source.toString("base64")}`);
      globalThis.fetch = async (url) => new Response(read(decodeURI(String(url).replace(base, "").replace(/\?.*$/, ""))));
      await module.options({ basePath: base, baseUrl: "/" });
      await module.init("en");
      return {
        async search(q) {
          const { results } = await module.search(q);
          // A hit's title and excerpt stand in its fragment.
          const hits = await Promise.all(results.slice(0, TEN).map((hit) => hit.data()));
          return { hits: hits.map(({ url }) => placeOf(url)), requests };
        },
      };
    },
  };
}

/** Libraries whose index is one file that the browser reads whole. */
function inMemory(library, name, { tools, work }) {
  const made = path.join(work, `${library}.json`);
  const script = { minisearch: "dist/umd/index.js", lunr: "lunr.min.js" }[library];
  const installed = existsSync(path.join(tools, "node_modules", library, script));
  let ask; // what is fetched is the same for every query, and takes long to unpack
  return {
    name: named(library, name, tools),
    missing: installed ? undefined : `${library} is not in ${path.join(tools, "node_modules")}`,
    builds: "an index of ready texts",
    build: () => run(process.execPath, [fileURLToPath(import.meta.url), library, tools, path.join(work, "pages.json"), made]),
    size: () => ({ files: 1, gzip: sent(made, readFileSync(made)) }),
    async open() {
      const files = [made, path.join(tools, "node_modules", library, script)];
      const requests = files.map((file) => ({ gzip: sent(file, readFileSync(file)) }));
      ask ??= LIBRARIES[library](required(tools, library)).open(readFileSync(made, "utf8"));
      return { search: async (q) => ({ hits: ask(q).slice(0, TEN), requests }) };
    },
  };
}

const LIBRARIES = {
  minisearch(MiniSearch) {
    const settings = {
      fields: ["title", "headings", "text"],
      storeFields: ["title"],
      searchOptions: { prefix: true, fuzzy: 0.2, boost: { title: 4, headings: 2 } },
    };
    return {
      index(documents) {
        const index = new MiniSearch(settings);
        index.addAll(documents);
        return JSON.stringify(index);
      },
      open(text) {
        const index = MiniSearch.loadJSON(text, settings);
        return (q) => index.search(q).map(({ id }) => id);
      },
    };
  },
  lunr(lunr) {
    return {
      index(documents) {
        const index = lunr(function () {
          this.field("title", { boost: 4 });
          this.field("headings", { boost: 2 });
          this.field("text");
          for (const each of documents) this.add(each);
        });
        return JSON.stringify({ index, titles: Object.fromEntries(documents.map(({ id, title }) => [id, title])) });
      },
      open(text) {
        const index = lunr.Index.load(JSON.parse(text).index);
        // Whole words before beginnings of words before slips, as its guide has it.
        const query = (q) => (request) => {
          for (const token of lunr.tokenizer(q)) {
            request.term(token, { boost: 100 });
            request.term(token, { boost: 10, usePipeline: false, wildcard: lunr.Query.wildcard.TRAILING });
            request.term(token, { boost: 1, usePipeline: false, editDistance: 1 });
          }
        };
        return (q) => index.query(query(q)).map(({ ref }) => ref);
      },
    };
  },
};

/** The build of one of the libraries, in a process of its own. */
function indexTexts([library, tools, from, to]) {
  const documents = JSON.parse(readFileSync(from, "utf8")).map(({ path: id, title, sections }) => ({
    id,
    title,
    headings: sections.map(({ heading }) => heading).join("\n"),
    text: sections.flatMap(({ text, code }) => [...text, ...code]).join("\n"),
  }));
  writeFileSync(to, LIBRARIES[library](required(tools, library)).index(documents));
}

const required = (tools, name) => createRequire(pathToFileURL(path.resolve(tools, "package.json")))(name);

function named(library, name, tools) {
  const file = path.join(tools, "node_modules", library, "package.json");
  return existsSync(file) ? `${name} ${JSON.parse(readFileSync(file, "utf8")).version}` : name;
}

const placeOf = (url) => url.replace(/^\//, "").replace(/\.html$/, "");

const sent = (name, data) => (COMPRESSED.test(name) ? gzipSync(data, { level: 6 }).length : data.length);

function weight(folder, wanted) {
  const names = readdirSync(folder, { recursive: true }).filter((name) => wanted(name) && statSync(path.join(folder, name)).isFile());
  return { files: names.length, gzip: names.reduce((sum, name) => sum + sent(name, readFileSync(path.join(folder, name))), 0) };
}

/** Runs a program and says how many seconds of processor time it and its children took. */
function run(program, args) {
  const timed = ["-c", 'TIMEFORMAT="%U %S"; exec 3>&2; { time "$@" >&3 2>&3; } 2>&1', "time", program, ...args];
  const { status, stdout, stderr, error } = spawnSync("bash", timed, { encoding: "utf8", maxBuffer: 1 << 28 });
  if (error || status !== 0) throw new Error(`${program} ended with ${error ?? `status ${status}`}\n${stderr}`);
  const [user, system] = stdout.trim().split(" ").map((figure) => Number(figure.replace(",", ".")));
  return { cpu: user + system };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) indexTexts(process.argv.slice(2));
