// The page that shares out visits: from lines of people and cells to a rota by
// month, person or cell, on paper, in a spreadsheet and in a calendar.

import { visible } from "search-client/hidden.js";
import { canon, unmark } from "search-client/syllable.js";

import { calendarText, CALENDAR_TYPE } from "./calendar.js";
import { copyText } from "./copying.js";
import { openElsewhere } from "./elsewhere.js";
import { element, fill } from "./elements.js";
import { need } from "./parts.js";
import { makeRota, MOST } from "./rota.js";
import { readRoster } from "./rosterlines.js";
import { saveFile } from "./saving.js";
import { calendarOf, newSchedule, separated, tableOf } from "./rotatables.js";
import { faultText, impossibleText, nameless } from "./rotawords.js";
import { startSheet } from "./sheet.js";
import * as say from "theme/strings.js";

/** @typedef {import("./rotatables.js").Schedule} Schedule */

/** @param {HTMLFormElement} form */
export function startRota(form) {
  /** @type {{ names: Record<string, string[]>, longest: number }} */
  const given = JSON.parse(need(document, "#luat_lich", HTMLScriptElement).text);
  const rules = { ...given, canon: (word) => canon(visible(word)), unmark };
  const faults = need(form, "#loi_lich", HTMLElement);
  const result = need(document, "#ket_qua", HTMLElement);
  const heading = need(result, "h2", HTMLElement);
  const total = need(result, "#tong_diem", HTMLElement);
  const notes = need(result, "#nhac_lich", HTMLElement);
  const place = need(result, "#bang_lich", HTMLElement);
  const whose = need(result, "#cua_ai", HTMLSelectElement);
  const said = need(result, ".rota-said", HTMLElement);
  const byHand = need(result, ".rota-text", HTMLElement);
  const text = need(byHand, "pre", HTMLElement);
  const value = (/** @type {string} */ name) => need(form, `[name="${name}"]`, Element)["value"].trim();
  /** @type {Schedule | null} */
  let schedule = null;

  /** @returns {{ faults: string[], schedule?: Schedule, notes?: string[] }} */
  function make() {
    const roster = readRoster(need(form, "#p_nguoi", HTMLTextAreaElement).value, rules, cellLines());
    const told = roster.faults.map((fault) => faultText(fault));
    const start = /^(\d{4})-(\d\d?)$/.exec(value("thang-dau")) || /^()(\d\d?)[/-](\d{4})$/.exec(value("thang-dau"));
    const [year, month] = start ? [Number(start[3] || start[1]), Number(start[2])] : nextMonth();
    if ((value("thang-dau") && !start) || month < 1 || month > 12) told.push(say.rotaWrongStart);
    const months = value("so-thang") ? Number(value("so-thang")) : 12;
    if (!Number.isInteger(months) || months < 1 || months > MOST.months) told.push(say.rotaWrongMonths(MOST.months));
    const visits = value("so-luot") ? Number(value("so-luot")) : Math.min(roster.people.length, roster.cells.length);
    if (value("so-luot") && (!Number.isInteger(visits) || visits < 1 || visits > MOST.visits)) told.push(say.rotaWrongVisits(MOST.visits));
    if (told.length) return { faults: told };
    const made = makeRota({ own: roster.people.map(({ cell }) => cell), cells: roster.cells.length, months, visits });
    if (!made.months) return { faults: [impossibleText(made.impossible, roster)] };
    return { faults: [], schedule: newSchedule(roster, made.months, year, month), notes: roster.notes.map((note) => faultText(note)) };
  }

  const cellLines = () => (value("chi-bo") ? need(form, "#p_chi-bo", HTMLTextAreaElement).value.split(/\r\n?|\n/) : []);

  /** What was made belongs to what was written then: other lines, another rota. */
  function show(/** @type {boolean} */ pressed) {
    const made = make();
    schedule = made.schedule || null;
    fill(faults, ...(pressed && made.faults.length ? [element("p", {}, say.rotaFaults), element("ul", {}, ...made.faults.map((fault) => element("li", {}, fault)))] : []));
    result.hidden = !schedule;
    if (!schedule) return;
    total.textContent = summary(schedule);
    const isNameless = schedule.people.every(({ name }, i) => name === say.rotaPerson(i + 1));
    fill(notes, ...[...(made.notes || []), ...(isNameless ? [say.rotaNameless] : [])].map((note) => element("li", {}, note)));
    fill(whose, new Option(say.rotaEverybody, ""), ...schedule.people.map(({ name }, i) => new Option(name, String(i))));
    said.textContent = "";
    byHand.hidden = true;
    showTable();
    if (pressed) heading.focus();
  }

  function showTable() {
    const view = need(result, '[name="xem"]:checked', HTMLInputElement).value;
    if (schedule) fill(place, table(tableOf(schedule, view)));
  }

  async function copy(/** @type {string} */ whole) {
    text.textContent = whole;
    byHand.hidden = false;
    const copied = await copyText(text);
    byHand.hidden = copied;
    said.textContent = copied ? say.rotaCopied : say.rotaSelected;
  }

  function save() {
    if (!schedule) return;
    const calendar = calendarText(calendarOf(schedule, whose.value === "" ? -1 : Number(whose.value)));
    if (saveFile(say.rotaFile + ".ics", CALENDAR_TYPE, [calendar])) {
      said.textContent = say.rotaSaved;
      return;
    }
    text.textContent = calendar;
    byHand.hidden = false;
    said.textContent = say.rotaNotSaved;
    getSelection()?.selectAllChildren(text);
    openElsewhere();
  }

  // Until here it would send the names to where the page comes from.
  need(form, '[type="submit"]', HTMLButtonElement).disabled = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    show(true);
  });
  result.addEventListener("change", (event) => event.target instanceof HTMLInputElement && showTable());
  need(result, "[data-table]", HTMLButtonElement).onclick = () => schedule && copy(separated(tableOf(schedule, "thang"), "\t"));
  need(result, "[data-csv]", HTMLButtonElement).onclick = () => schedule && copy(separated(tableOf(schedule, "thang"), ","));
  need(result, "[data-calendar]", HTMLButtonElement).onclick = save;
  // Lines that are typed are not judged before the button is pressed; those of a
  // link or of the day before make their rota at once.
  startSheet(form, {
    changed(byHand) {
      if (byHand) result.hidden = true;
      else show(false);
    },
    nameless: (fields) => nameless(fields, rules),
  });
}

/** The month after this one. */
function nextMonth() {
  const now = new Date();
  return now.getMonth() === 11 ? [now.getFullYear() + 1, 1] : [now.getFullYear(), now.getMonth() + 2];
}

/** @param {Schedule} schedule */
function summary({ people, cells, months, visits }) {
  const all = months.flat();
  const range = (/** @type {number[]} */ numbers) => {
    const [least, most] = [Math.min(...numbers), Math.max(...numbers)];
    return least === most ? String(least) : say.rotaTo(least, most);
  };
  const pairs = new Map();
  for (const { member, cell } of all) pairs.set(member * cells.length + cell, (pairs.get(member * cells.length + cell) || 0) + 1);
  const count = (/** @type {"member" | "cell"} */ what, /** @type {number} */ number) => all.filter((visit) => visit[what] === number).length;
  return say.rotaMade(people.length, cells.length, months.length, visits, range(people.map((_, i) => count("member", i))),
    range(cells.map((_, i) => count("cell", i))), Math.max(...pairs.values()));
}

/** @param {{ head: string[], rows: string[][], groups?: string[] }} table */
function table({ head, rows }) {
  const cells = (/** @type {string[]} */ row) =>
    row.map((text, i) => element(i ? "td" : "th", i ? { role: "cell", "data-label": head[i] } : { role: "rowheader", scope: "row" }, text));
  return element(
    "table",
    { class: "stack rota", role: "table", "aria-labelledby": "ket_qua_ten" },
    element("thead", { role: "rowgroup" }, element("tr", { role: "row" }, ...head.map((text) => element("th", { role: "columnheader", scope: "col" }, text)))),
    element("tbody", { role: "rowgroup" }, ...rows.map((row) => element("tr", { role: "row" }, ...cells(row)))),
  );
}
