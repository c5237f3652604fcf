// What is wrong with lines of people and cells, in words; and a rota's fields
// without the names of people.

import * as say from "theme/strings.js";

import { MOST } from "./rota.js";
import { readRoster } from "./rosterlines.js";

/**
 * @param {import("./rosterlines.js").Fault} fault
 * @returns {string}
 */
export function faultText({ line, code, args: [a, b] }) {
  if (code === "nobody") return say.rotaWrongNobody;
  if (code === "list-twice") return say.rotaLineCells(line, say.rotaWrongTwice(a));
  /** @type {Record<string, () => string>} */
  const words = {
    "no-name": () => say.rotaWrongNoName,
    "no-cell": () => say.rotaWrongNoCell(a),
    "name-twice": () => say.rotaWrongNameTwice(a, b),
    "too-many": () => say.rotaWrongTooMany(a),
    "not-listed": () => (b ? say.rotaWrongMeant(a, b) : say.rotaWrongNotListed(a)),
    "cell-twice": () => say.rotaWrongTwice(a),
    quotes: () => say.rotaWrongQuotes,
    "long-name": () => say.rotaWrongLong(a),
    "long-cell": () => say.rotaWrongLong(a),
    "column-name": () => say.rotaWrongColumn,
    "column-own": () => say.rotaWrongColumn,
    "column-twice": () => say.rotaWrongColumns(a),
    alike: () => say.rotaAlike(a, b),
  };
  return say.rotaLine(line, words[code]());
}

/**
 * @param {import("./rota.js").Impossible} why
 * @param {import("./rosterlines.js").Roster} roster
 * @returns {string}
 */
export function impossibleText({ reason, most = 0, member = 0, cell = 0, others = 0 }, { people, cells }) {
  /** @type {Record<string, () => string>} */
  const words = {
    "too-many": () => say.rotaTooMany(most),
    "no-cell-for": () => say.rotaNoCellFor(people[member].name),
    "nobody-for": () => say.rotaNobodyFor(cells[cell]),
    "too-few": () => say.rotaTooFew(others, people.length, cells[cell]),
    unfair: () => say.rotaUnfair,
    numbers: () => say.rotaWrongSize(MOST.members, MOST.cells),
  };
  return words[reason]();
}

const quoted = (/** @type {string} */ text) => (text.includes('"') ? `"${text.replace(/"/g, '""')}"` : text);

/**
 * People by their number in the list. Lines that cannot be read may hold names
 * anywhere, and are left out.
 * @param {import("./payload.js").Fields} fields
 * @param {import("./rosterlines.js").Rules} rules
 * @returns {import("./payload.js").Fields}
 */
export function nameless(fields, rules) {
  const { nguoi: lines = "", ...rest } = fields;
  const listed = fields["chi-bo"] ? fields["chi-bo"].split(/\r\n?|\n/) : [];
  const { people, cells, faults } = readRoster(lines, rules, listed);
  if (!lines || faults.length) return rest;
  const own = people.map(({ cell }, i) => `${say.rotaPerson(i + 1)}\t${cell < 0 ? "-" : quoted(cells[cell])}`);
  // Cells that only a column of the list names have to stand somewhere.
  const only = cells.filter((_, i) => !people.some(({ cell }) => cell === i));
  return { ...rest, nguoi: own.join("\n"), ...(listed.length || !only.length ? {} : { "chi-bo": cells.join("\n") }) };
}
