// node papers.mjs: makes papers as a browser does. It reads one JSON object,
// {scripts, papers: [{name, values, rows}]}: the texts of a topic's script and of the
// shared one, and what to make. It prints a list of files in base64.
import { readFileSync } from "node:fs";
import vm from "node:vm";

import { docx, filled, paperOf, withRows } from "../default/js/paper.js";

const { scripts, papers } = JSON.parse(readFileSync(0, "utf8"));
const self = {};
for (const text of scripts) vm.runInNewContext(text, { self });
const [own, shared] = self.chuyendePapers;
if (shared && shared.check !== own.check) throw new Error("the scripts are of different builds");
const set = { ...own, chunks: shared ? shared.chunks.concat(own.chunks) : own.chunks };
const files = papers.map(({ name, values = {}, rows }) => {
  let paper = filled(paperOf(set, name), values);
  if (rows) paper = withRows(paper, 0, rows);
  return Buffer.from(docx(paper)).toString("base64");
});
console.log(JSON.stringify(files));
