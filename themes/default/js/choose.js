// Chooses topics for a cell, as internal/suggest does: the same catalogue and
// the same wish give the same topics in the same order, with the same reasons.

import * as say from "theme/strings.js";

const QUARTER_POINTS = 8;
const SEASON_POINTS = 6;
const TIMELY_POINTS = 3;
const OWN_POINTS = 1;
const CHIEF_POINTS = 1;
const FEW_AUDIENCES = 3;
const FEWEST_FIRST = 3;
const MOST_FIRST = 5;

/**
 * @typedef {{ id: string, audiences: string[], groups: string[], seasons: string[], quarters: number[], minutes: number[] }} Topic
 * @typedef {{ id: string, title: string, quarters?: number[] }} Term
 * @typedef {{ topics: Topic[], audiences: Term[], groups: Term[], seasons: Term[], quarters: Term[], minutes: number[] }} Catalogue
 * @typedef {{ audience?: string, group?: string, minutes?: number, quarter?: number, season?: string, held?: string[] }} Wish
 * @typedef {{ topic: Topic, fits: boolean, reason: string }} Choice
 */

/**
 * Every topic that may be held, the most fitting first; those of different
 * groups take turns.
 * @param {Catalogue} catalogue
 * @param {Wish} wish
 * @returns {Choice[]}
 */
export function choose(catalogue, wish) {
  const all = catalogue.topics
    .filter((topic) => allowed(topic, wish))
    .map((topic) => ({
      topic,
      fits: (!wish.quarter || topic.quarters.includes(wish.quarter)) && (!wish.season || topic.seasons.includes(wish.season)),
      reason: reason(catalogue, topic, wish),
      points: points(catalogue, topic, wish),
      turn: 0,
    }))
    .sort((a, b) => b.points - a.points);
  const turns = new Map();
  for (const choice of all) {
    const group = choice.topic.groups[0];
    choice.turn = turns.get(group) ?? 0;
    turns.set(group, choice.turn + 1);
  }
  return all.sort((a, b) => Number(b.fits) - Number(a.fits) || a.turn - b.turn || b.points - a.points);
}

/**
 * How many of the choices are offered at first.
 * @param {Choice[]} choices
 */
export function first(choices) {
  const misfit = choices.findIndex((choice) => !choice.fits);
  const fitting = misfit < 0 ? choices.length : misfit;
  return Math.min(choices.length, Math.max(FEWEST_FIRST, Math.min(MOST_FIRST, fitting)));
}

function allowed(topic, wish) {
  return (
    !wish.held?.includes(topic.id) &&
    (!wish.audience || topic.audiences.includes(wish.audience)) &&
    (!wish.group || topic.groups.includes(wish.group)) &&
    (!wish.minutes || topic.minutes.includes(wish.minutes))
  );
}

function points(catalogue, topic, wish) {
  let sum = 0;
  if (wish.quarter && topic.quarters.includes(wish.quarter)) {
    sum += QUARTER_POINTS;
    if (occasions(catalogue, topic, wish.quarter).length) sum += TIMELY_POINTS;
  }
  if (wish.season && topic.seasons.includes(wish.season)) sum += SEASON_POINTS;
  if (wish.audience && topic.audiences.length <= FEW_AUDIENCES) sum += OWN_POINTS + (topic.audiences[0] === wish.audience ? CHIEF_POINTS : 0);
  return sum;
}

/** Names of a topic's occasions that fall in a quarter. */
function occasions(catalogue, topic, quarter) {
  return catalogue.seasons
    .filter((season) => topic.seasons.includes(season.id) && season.quarters?.includes(quarter))
    .map((season) => occasion(season.title));
}

/**
 * What tells a topic from the others that the same wish offers: not what was
 * wished, nor what all of them have.
 */
function reason(catalogue, topic, wish) {
  const parts = [];
  const season = wish.season && topic.seasons.includes(wish.season);
  if (!wish.quarter) {
    if (topic.quarters.length) parts.push(quarters(catalogue, topic.quarters));
  } else if (topic.quarters.includes(wish.quarter)) {
    const names = season ? [] : occasions(catalogue, topic, wish.quarter);
    if (names.length) parts.push(say.reasonDays(names.join(", ")));
  } else if (topic.quarters.length) {
    parts.push(say.reasonUsual(quarters(catalogue, topic.quarters)));
  }
  if (wish.audience && topic.audiences.length <= FEW_AUDIENCES) parts.push(say.reasonOwn);
  const text = parts.join("; ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function quarters(catalogue, numbers) {
  return numbers.map((number) => lowered(title(catalogue.quarters, String(number)))).join(", ");
}

function title(terms, id) {
  return terms.find((term) => term.id === id)?.title ?? id;
}

/** The date in brackets, where an occasion's name has one. */
function occasion(name) {
  return name.match(/\(([^)]+)\)/)?.[1] ?? name;
}

/** A name with a small first letter, unless it begins with capitals only. */
function lowered(name) {
  const second = name.charAt(1);
  if (second !== second.toLowerCase()) return name;
  return name.charAt(0).toLowerCase() + name.slice(1);
}
