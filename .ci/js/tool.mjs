// Packages of npm that `make tools` puts into .tools.

import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));
const require = createRequire(path.join(root, ".tools", "tool.js"));

/** @param {string} name */
export function tool(name) {
  try {
    return require(name);
  } catch (cause) {
    throw new Error(`${name} is missing: run \`make tools\``, { cause });
  }
}
