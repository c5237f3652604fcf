// What the browsers of the floor have, by MDN's compatibility data. The floor
// itself stands in internal/bundle/bundle.go.

import { readFileSync } from "node:fs";
import { tool } from "./tool.mjs";

const data = tool("@mdn/browser-compat-data");
const bundle = readFileSync(new URL("../../internal/bundle/bundle.go", import.meta.url), "utf8");

/** The oldest browsers: [id in the data, version]. */
export const FLOOR = Array.from(bundle.matchAll(/api\.Engine(\w+), Version: "([\d.]+)"/g), ([, name, version]) => [name.toLowerCase(), version]);
if (FLOOR.length < 3) throw new Error("internal/bundle/bundle.go names no browsers in a form that this check reads");

/** TypeScript's names for what the data call otherwise. */
const NAMES = {
  ReadonlyArray: "Array", RegExpMatchArray: "Array", RegExpExecArray: "Array", ConcatArray: "Array", ReadonlyMap: "Map",
  ReadonlySet: "Set", PromiseLike: "Promise", IteratorObject: "Iterator", MapIterator: "Iterator", SetIterator: "Iterator",
  ArrayIterator: "Iterator", NodeListOf: "NodeList", HTMLCollectionOf: "HTMLCollection", HTMLCollectionBase: "HTMLCollection",
};

/** What the data have under a path, such as ["api", "Element", "closest"]. */
function entry(path) {
  let found = data;
  for (const key of path) found = found && Object.hasOwn(found, key) ? found[key] : undefined;
  return found?.__compat;
}

/** Whether one version is another or later. "≤37" is the first that was looked at. */
function reaches(version, wanted) {
  const [a, b] = [version, wanted].map((text) => text.replace("≤", "").split(".").map(Number));
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference) return difference > 0;
  }
  return true;
}

/** Whether a statement says that a version has it, under its own name. */
function says(statement, version) {
  const { version_added: added, version_removed: removed } = statement;
  if (typeof added !== "string" || added === "preview" || !reaches(version, added)) return false;
  if (statement.flags || statement.prefix || statement.alternative_name) return false;
  return typeof removed !== "string" || !reaches(version, removed);
}

/** The browsers of the floor that lack an entry, or undefined where the data have none. */
function lackingOf(compat) {
  if (!compat) return undefined;
  const lacking = FLOOR.filter(([browser, version]) => {
    const statements = [compat.support[browser] ?? []].flat();
    return statements.length > 0 && !statements.some((statement) => says(statement, version));
  });
  return lacking.map(([browser]) => {
    const since = [compat.support[browser]].flat()[0].version_added;
    return `${browser} ${typeof since === "string" ? `before ${since}` : "any"}`;
  });
}

/** @param {...string} path */
export const lacking = (...path) => lackingOf(entry(path));

/** The kinds of names that a member may have in the data: an event's handler is the event, and what stands on the
 * interface itself is apart. */
const keysOf = (member) => [member, member.replace(/^on(?=[a-z])/, "") + "_event", member + "_static"];

/**
 * What lacks a member of the first of some interfaces that has it.
 * @param {string[]} interfaces
 * @param {string} member
 */
export function lackingMember(interfaces, member) {
  for (const given of interfaces) {
    const plain = given.replace(/Constructor$/, "");
    const names = [NAMES[plain] ?? plain];
    if (/^(Big)?(Ui|I)nt\d+(Clamped)?Array$|^Float\d+Array$/.test(plain)) names.push("TypedArray");
    for (const name of names) {
      for (const key of keysOf(member)) {
        const found = lacking("javascript", "builtins", name, key) ?? lacking("api", name, key);
        if (found) return found;
      }
    }
  }
  return undefined;
}

/** A thing that programs know by its name alone. */
export const lackingGlobal = (name) =>
  lacking("javascript", "builtins", name) ?? lacking("api", name) ?? lacking("javascript", "builtins", "globals", name) ?? lacking("api", "Window", name);

/** By member's name what lacks it, for those that the floor lacks wherever they are. */
export const NEW_NAMES = new Map();
const old = new Set();
for (const group of [data.javascript.builtins, data.api]) {
  for (const [owner, members] of Object.entries(group)) {
    if (lackingOf(members.__compat)?.length === 0) old.add(owner);
    for (const key of Object.keys(members)) {
      const name = key.replace(/_static$/, "");
      if (name === "__compat" || name === owner || name.includes("_")) continue;
      const missing = lackingOf(members[key].__compat);
      if (missing?.length) NEW_NAMES.set(name, missing);
      else old.add(name);
    }
  }
}
for (const name of old) NEW_NAMES.delete(name);
