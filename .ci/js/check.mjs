// node check.mjs [BUNDLE…]: checks the types of the browser's scripts, that they
// use only what the oldest browsers have (internal/bundle), and the same of
// bundled scripts and style sheets.

import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { FLOOR, floorFindings, programOf, styleFindings } from "./floor.mjs";
import { tool } from "./tool.mjs";

const ts = tool("typescript");
const folder = fileURLToPath(new URL(".", import.meta.url));
const config = ts.parseJsonConfigFileContent(JSON.parse(readFileSync(path.join(folder, "jsconfig.json"), "utf8")), ts.sys, folder, {}, path.join(folder, "jsconfig.json"));
const bundles = process.argv.slice(2);
let faults = 0;

function say(file, position, text) {
  const before = readFileSync(file, "utf8").slice(0, position).split("\n");
  console.error(`${path.relative(process.cwd(), file)}:${before.length}:${before[before.length - 1].length + 1}: ${text}`);
  faults++;
}

/** What the floor lacks, in files of a program. */
function checkFloor(files, options) {
  const program = programOf(files, options);
  for (const file of files) for (const { at, text } of floorFindings(program, program.getSourceFile(file))) say(file, at, text);
}

const typed = ts.createProgram(config.fileNames, config.options);
for (const { file, start, messageText } of ts.getPreEmitDiagnostics(typed)) {
  const text = ts.flattenDiagnosticMessageText(messageText, "\n  ");
  if (file) say(file.fileName, start, text);
  else throw new Error(text);
}
checkFloor(config.fileNames, config.options);
// One program each: in one, what a bundle makes would excuse the others.
for (const file of bundles.filter((name) => name.endsWith(".js"))) checkFloor([path.resolve(file)], {});
for (const file of bundles.filter((name) => name.endsWith(".css"))) {
  for (const [what, missing] of styleFindings(readFileSync(file, "utf8"))) say(file, 0, `${what} is not in ${missing.join(", ")}`);
}
console.log(`${config.fileNames.length} scripts and ${bundles.length} bundles for ${FLOOR.map((one) => one.join(" ")).join(", ")}: ${faults} faults`);
process.exitCode = faults ? 1 : 0;
