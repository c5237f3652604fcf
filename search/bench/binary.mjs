// Asks the index of a built site through the chuyende program.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

/**
 * @param {string} binary
 * @param {string} site  folder of a built site
 * @param {string[]} queries
 * @returns {Promise<{query: string, total: number, relaxed?: boolean, absent?: boolean, hits: {url: string, score: number}[]}[]>}
 */
export async function askBinary(binary, site, queries) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "queries-"));
  try {
    const file = path.join(folder, "queries");
    writeFileSync(file, queries.join("\n") + "\n");
    const args = ["search", "--index", path.join(site, "search"), "--json", "--limit", "10", "--queries", file];
    const program = spawn(binary, args, { stdio: ["ignore", "pipe", "inherit"] });
    const ended = new Promise((resolve, reject) => program.on("error", reject).on("close", resolve));
    const answers = [];
    for await (const line of createInterface({ input: program.stdout })) {
      const { query, total, relaxed, absent, hits } = JSON.parse(line);
      answers.push({ query, total, relaxed, absent, hits: hits.map(({ url, score }) => ({ url, score })) });
    }
    const status = await ended;
    if (status !== 0) throw new Error(`${binary} ended with status ${status}`);
    if (answers.length !== queries.length) throw new Error(`${answers.length} answers to ${queries.length} queries`);
    return answers;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
