// A built site as a browser sees it: its own search client, and files whose
// bytes are counted.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { gzipSync } from "node:zlib";
import * as later from "../client/later.js";
import { open } from "../client/open.js";
import { isSpecial } from "../client/plan.js";
import * as slipping from "../client/slipping.js";

const BASE = "https://site.test/search/";
const COMPRESSED = /\.(html|css|js|json|svg)$/; // what servers compress by default

/**
 * @typedef {object} Traffic
 * @property {{kind: string, gzip: number, raw: number}[]} requests
 * @property {number} pending  how many are under way
 * @property {Set<string>} [late]  of a client in parts: the scripts that have been asked for besides
 */

/**
 * @param {string} folder  of a built site
 */
export async function openSite(folder) {
  // As text: Node would take a file named .js outside any package for CommonJS.
  const source = readFileSync(path.join(folder, "search", "client.js"));
  const { openSearch } = await import(`data:text/javascript;base64,${source.toString("base64")}`);
  const sizes = new Map();

  /** Reads a file below the site and notes its size, in bytes. */
  function read(name) {
    const data = readFileSync(path.join(folder, name));
    if (!sizes.has(name)) {
      const gzip = COMPRESSED.test(name) ? gzipSync(data, { level: 6 }).length : data.length;
      sizes.set(name, { gzip, raw: data.length });
    }
    return data;
  }

  /** Scripts by the names of their bundles. */
  function scripts(...bundles) {
    const wanted = new RegExp(`^(${bundles.join("|")})\\.[^.]*\\.js$`);
    const names = readdirSync(path.join(folder, "assets")).filter((name) => wanted.test(name));
    return names.map((name) => {
      read(`assets/${name}`);
      return { kind: name.split(".")[0] + ".js", ...sizes.get(`assets/${name}`) };
    });
  }

  /** A fetch that notes in traffic what it is asked for. */
  function counting(traffic) {
    return async (url) => {
      const name = String(url).replace(BASE, "").replace(/\?.*$/, "");
      if (!existsSync(path.join(folder, "search", name))) return { ok: false, status: 404, text: async () => "" };
      const data = read(`search/${name}`);
      traffic.requests.push({ kind: name.split("/")[0].replace(/\.js$/, ""), ...sizes.get(`search/${name}`) });
      traffic.pending++;
      await null; // the answer comes later than the call, as on a network
      return {
        ok: true,
        status: 200,
        text: async () => (traffic.pending--, data.toString("utf8")),
      };
    };
  }

  return {
    scripts,
    /** A client with nothing in its cache. */
    async open() {
      const traffic = { requests: [], pending: 0 };
      const client = await openSearch({ base: BASE, fetch: counting(traffic) });
      return { client, traffic };
    },
    /** The same from the client's sources, as the page has it: in parts. */
    async openInParts() {
      const traffic = { requests: [], pending: 0, late: new Set() };
      const part = (name, holds) => async () => (traffic.late.add(name), holds);
      const parts = { later: part("searchlater", later), slipping: part("searchslips", slipping) };
      const client = later.complete(await open(parts, { base: BASE, fetch: counting(traffic) }));
      const search = async (query, options) => {
        if (isSpecial(query)) await parts.later();
        return client.search(query, options);
      };
      return { client: { ...client, search }, traffic };
    },
  };
}

/**
 * The arguments of a script; ends it with its usage where too few are given.
 * @param {number} least
 * @param {string} usage
 */
export function readArguments(least, usage) {
  const options = {};
  const rest = [];
  const all = process.argv.slice(2);
  for (let i = 0; i < all.length; i++) {
    if (!all[i].startsWith("--")) rest.push(all[i]);
    else if (usage.includes(`${all[i]} `)) options[all[i].slice(2)] = all[++i];
    else options[all[i].slice(2)] = true;
  }
  const known = Object.keys(options).every((name) => usage.includes(`--${name}`));
  if (rest.length < least || !known) {
    console.error(`usage: node ${usage}`);
    process.exit(2);
  }
  return { rest, options };
}
