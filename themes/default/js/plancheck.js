// What a plan still lacks, and what is well with it, in words.

import { hasTopic, isSettled, onRegular } from "./plandata.js";
import { quarterName, shortDay } from "./plansay.js";
import * as say from "theme/strings.js";

/** @typedef {import("./plandata.js").Plan} Plan */
/** @typedef {{ good: boolean, text: string, at: string }} Check  at: the id of the place to mend it, or "" */

/**
 * @param {Plan} plan
 * @returns {Check[]} what is amiss first
 */
export function checkPlan(plan) {
  const checks = [...complete(plan), ...days(plan), ...varied(plan), ...regular(plan)];
  const amiss = checks.filter((check) => !check.good);
  if (amiss.length && plan.step === 2) amiss.push(wrong(say.planCheckAgreed, ""));
  return [...amiss, ...checks.filter((check) => check.good)];
}

/** @returns {Check} */
const well = (text) => ({ good: true, text, at: "" });
/** @returns {Check} */
const wrong = (text, at) => ({ good: false, text, at });

/** Where a quarter begins, and where the regular meeting is entered. */
const placeOf = (quarter) => `quy_${quarter.number}`;
const REGULAR = "k_tk-ngay";

const names = (quarters) => quarters.map((quarter) => quarterName(quarter.number)).join(", ");

/** @param {Plan} plan */
function complete({ quarters }) {
  const untitled = quarters.filter((quarter) => !hasTopic(quarter));
  const undated = quarters.filter((quarter) => !quarter.day);
  const checks = [];
  if (untitled.length) checks.push(wrong(say.planCheckTopic(names(untitled)), placeOf(untitled[0])));
  if (undated.length) checks.push(wrong(say.planCheckDay(names(undated)), placeOf(undated[0])));
  return checks;
}

/** @param {Plan} plan */
function days({ quarters }) {
  const outside = quarters.filter((quarter) => quarter.day && !quarter.inside);
  if (outside.length) return outside.map((one) => wrong(say.planCheckOutside(quarterName(one.number), shortDay(one.day)), placeOf(one)));
  return quarters.every(isSettled) ? [well(say.planCheckAll)] : [];
}

/**
 * No topic twice; of one group two at most, in all three groups or more.
 * @param {Plan} plan
 */
function varied({ quarters }) {
  const named = quarters.filter(hasTopic);
  const checks = [];
  const groups = new Set();
  let alike = 0;
  let last = "";
  named.forEach((quarter, i) => {
    const twin = named.slice(0, i).find((other) => key(other) === key(quarter));
    const [group] = groupsOf(quarter);
    if (twin) checks.push(wrong(say.planCheckTwice(quarterName(twin.number), quarterName(quarter.number)), placeOf(quarter)));
    else if (groups.has(group)) [alike, last] = [alike + 1, placeOf(quarter)];
    if (group) groups.add(group);
  });
  if (alike > 1) checks.push(wrong(say.planCheckGroups(groups.size), last));
  if (checks.length || named.length < 2) return checks;
  return [well(groups.size > 1 ? say.planCheckVaried(groups.size) : say.planCheckOnce)];
}

const groupsOf = (quarter) => (quarter.topic ? quarter.topic.groups : []);

/** What tells topics apart: titles of one's own in whatever letters. */
const key = ({ topic, gone, title }) => (topic ? "=" + topic.id : gone ? "=" + gone : title.toLowerCase().replace(/\s+/g, " "));

/** @param {Plan} plan */
function regular(plan) {
  const dated = plan.quarters.filter((quarter) => quarter.day);
  if (!plan.regular.day) return dated.length ? [wrong(say.planCheckRegularUnknown, REGULAR)] : [];
  const checks = [];
  for (const quarter of dated) {
    const name = quarterName(quarter.number);
    const same = onRegular(plan, quarter);
    if (same && !quarter.combined) checks.push(wrong(say.planCheckInstead(name), placeOf(quarter)));
    else if (!same && quarter.combined) checks.push(wrong(say.planCheckCombined(name), placeOf(quarter)));
    else if (same) checks.push(well(say.planCheckInTurn(name)));
  }
  return checks.some((check) => !check.good) || !dated.length ? checks : [...checks, well(say.planCheckRegular)];
}
