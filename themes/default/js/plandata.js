// A plan as its form and links hold it, and as it is worked with. Whatever stands
// in the fields, the plan is of sound days, hours and numbers.

import { isClock, isDay, quarterOf, QUARTERS } from "./planrules.js";

/**
 * @typedef {import("./payload.js").Fields} Fields
 * @typedef {import("./choose.js").Topic & { title: string, url: string, basis?: string[], former?: string[] }} Topic
 * @typedef {Omit<import("./choose.js").Catalogue, "topics"> & { topics: Topic[], ahead: import("./planrules.js").Ahead }} PlanData
 *   what the page is given
 * @typedef {{ number: number, topic: Topic | null, gone: string, title: string, day: string, clock: string,
 *   prepares: string, chairs: string, basis: string, combined: number, inside: boolean }} Quarter
 *   gone: the id of a topic that the portal no longer has; inside: whether the day is one of the quarter
 * @typedef {{ id: string, revision: number, changed: string, year: number, step: number, audience: string, cell: string,
 *   regular: { day: number, clock: string }, quarters: Quarter[] }} Plan
 */

/** The names of a quarter's fields. */
export const fieldOf = (number, name) => `q${number}.${name}`;

/**
 * @param {Fields} fields
 * @param {Topic[]} topics
 * @param {number} year  where the fields name none
 * @returns {Plan}
 */
export function planOf(fields, topics, year) {
  const given = Math.round(Number(fields.nam));
  const planned = given >= 2000 && given <= 2100 ? given : year;
  const regular = Math.round(Number(fields["tk-ngay"]));
  return {
    id: fields.ma || "",
    revision: Math.min(Math.max(Math.round(Number(fields.lan)) || 0, 0), 1e9),
    changed: isDay(fields.sua || "") ? fields.sua : "",
    year: planned,
    step: ["1", "2"].indexOf(fields.buoc) + 1,
    audience: fields["doi-tuong"] || "",
    cell: (fields["chi-bo"] || "").trim(),
    regular: { day: regular >= 1 && regular <= 28 ? regular : 0, clock: isClock(fields["tk-gio"] || "") ? fields["tk-gio"] : "" },
    quarters: Array.from({ length: QUARTERS }, (_, i) => quarterIn(fields, topics, planned, i + 1)),
  };
}

/**
 * @param {Fields} fields
 * @param {Topic[]} topics
 * @param {number} year
 * @param {number} number
 * @returns {Quarter}
 */
function quarterIn(fields, topics, year, number) {
  const text = (name) => (fields[fieldOf(number, name)] || "").trim();
  const id = text("chu-de");
  const topic = id ? topicOf(topics, id) : null;
  const day = isDay(text("ngay")) ? text("ngay") : "";
  return {
    number,
    topic,
    gone: topic ? "" : id,
    title: topic ? topic.title : text("ten"),
    day,
    inside: Boolean(day) && Number(day.slice(0, 4)) === year && quarterOf(day) === number,
    clock: isClock(text("gio")) ? text("gio") : "",
    prepares: text("chuan-bi"),
    chairs: text("chu-tri"),
    basis: text("can-cu"),
    combined: ["1", "2"].indexOf(text("ghep")) + 1,
  };
}

/**
 * A topic by its id, or by one that it had.
 * @param {Topic[]} topics
 * @param {string} id
 */
export const topicOf = (topics, id) =>
  topics.find((topic) => topic.id === id) || topics.find((topic) => (topic.former || []).includes(id)) || null;

/** Whether a quarter is settled: what it is about, and a day of the quarter. */
export const isSettled = (quarter) => hasTopic(quarter) && quarter.inside;

/** Whether a quarter has a topic, be it one that the portal no longer has. */
export const hasTopic = (quarter) => Boolean(quarter.title || quarter.gone);

/** Whether a quarter's meeting is on the day of the regular one. */
export const onRegular = (plan, quarter) => Boolean(plan.regular.day && quarter.day && Number(quarter.day.slice(8)) === plan.regular.day);
