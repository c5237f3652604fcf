// A rota as tables, text for a spreadsheet, and events of a calendar.

import * as say from "theme/strings.js";

/**
 * @typedef {{ people: import("./rosterlines.js").Person[], cells: string[], months: import("./rota.js").Visit[][],
 *   names: string[], days: string[], visits: number }} Schedule  names and days: of each month "01/2027" and "2027-01-01"
 * @typedef {{ head: string[], rows: string[][] }} Table
 */

/**
 * @param {import("./rosterlines.js").Roster} roster
 * @param {import("./rota.js").Visit[][]} months
 * @param {number} year
 * @param {number} month  of the first, from 1
 * @returns {Schedule}
 */
export function newSchedule({ people, cells }, months, year, month) {
  const at = months.map((_, i) => [year + Math.floor((month - 1 + i) / 12), String(((month - 1 + i) % 12) + 1).padStart(2, "0")]);
  return { people, cells, months, names: at.map(([y, m]) => `${m}/${y}`), days: at.map(([y, m]) => `${String(y).padStart(4, "0")}-${m}-01`), visits: months[0].length };
}

/**
 * @param {Schedule} schedule
 * @param {string} view  thang, nguoi or chi-bo
 * @returns {Table}
 */
export function tableOf(schedule, view) {
  const { people, cells, months, names } = schedule;
  const own = (/** @type {number} */ member) => (people[member].cell < 0 ? say.rotaNone : cells[people[member].cell]);
  const list = (/** @type {(visit: import("./rota.js").Visit) => boolean} */ is, /** @type {(visit: import("./rota.js").Visit) => string} */ of) =>
    months.flatMap((month, i) => month.filter(is).map((visit) => `${names[i]}: ${of(visit)}`)).join("; ");
  if (view === "nguoi") {
    const rows = people.map((person, i) => [person.name, own(i), list(({ member }) => member === i, ({ cell }) => cells[cell])]);
    return { head: [say.rotaWho, say.rotaOwn, say.rotaWhen], rows };
  }
  if (view === "chi-bo") {
    const rows = cells.map((name, i) => [name, list(({ cell }) => cell === i, ({ member }) => people[member].name)]);
    return { head: [say.rotaVisitsCell, say.rotaWho], rows };
  }
  const rows = months.flatMap((month, i) => month.map(({ member, cell }) => [names[i], people[member].name, own(member), cells[cell], ""]));
  return { head: [say.rotaMonth, say.rotaWho, say.rotaOwn, say.rotaVisitsCell, say.rotaDate], rows };
}

/**
 * A table as text: with commas as RFC 4180 has it, with tabs as it is pasted.
 * What a spreadsheet would take for a formula begins with an apostrophe.
 * @param {Table} table
 * @param {string} separator
 */
export function separated({ head, rows }, separator) {
  const field = (/** @type {string} */ text) => {
    const safe = /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /["\r\n]/.test(safe) || safe.includes(separator) ? `"${safe.replace(/"/g, '""')}"` : safe;
  };
  return [head, ...rows].map((row) => row.map(field).join(separator) + "\r\n").join("");
}

/**
 * The rota of one member, -1 for that of all: one event a visit, or one a month.
 * A cell's day is not known yet, so each stands on the first day of its month.
 * @param {Schedule} schedule
 * @param {number} whose
 * @returns {import("./calendar.js").Calendar}
 */
export function calendarOf({ people, cells, months, names, days }, whose) {
  const team = hash(JSON.stringify([people.map(({ name }) => name), cells]));
  const events = [];
  months.forEach((month, i) => {
    const text = say.rotaEventText(names[i]);
    if (whose < 0) {
      const lines = month.map(({ member, cell }) => `${people[member].name}: ${cells[cell]}`);
      events.push({ id: `rota-${team}-${days[i].slice(0, 7)}`, title: say.rotaEventAll(names[i]), text: [text, ...lines].join("\n"), start: days[i] });
      return;
    }
    for (const { member, cell } of month) {
      if (member !== whose) continue;
      events.push({ id: `rota-${team}-${days[i].slice(0, 7)}-${hash(people[member].name + "\n" + cells[cell])}`, title: say.rotaEvent(cells[cell]), text, start: days[i] });
    }
  });
  return { name: say.rotaResult, stamp: days[0], events };
}

/** Letters and digits that stand for a text (FNV-1a, twice). */
function hash(/** @type {string} */ text) {
  return [0x811c9dc5, 0x9747b28c]
    .map((start) => {
      let sum = start;
      for (let i = 0; i < text.length; i++) sum = Math.imul(sum ^ text.charCodeAt(i), 0x01000193);
      return (sum >>> 0).toString(36);
    })
    .join("");
}
