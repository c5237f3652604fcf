// Shows a plan: the wheel, what is checked, and each quarter.

import { element, fill } from "./elements.js";
import { need } from "./parts.js";
import { fieldOf, hasTopic, isSettled, onRegular } from "./plandata.js";
import { checkPlan } from "./plancheck.js";
import { boundsOf, sending } from "./planrules.js";
import { dayAndMonth, quarterName, shortDay, wholeDay } from "./plansay.js";
import * as say from "theme/strings.js";

/** @typedef {import("./plandata.js").Plan} Plan */
/** @typedef {import("./plandata.js").PlanData} PlanData */
/** @typedef {import("./plandata.js").Quarter} Quarter */

/**
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {PlanData} data
 */
export function showPlan(form, plan, data) {
  need(document, "h1", HTMLElement).textContent = say.planTitleYear(plan.year);
  const settled = plan.quarters.filter(isSettled).length;
  const place = (selector) => need(form, selector, Element);
  place("[data-said=cell]").textContent = [plan.cell, plan.regular.day ? say.planRegularSaid(plan.regular.day) : ""].filter(Boolean).join(", ");
  place(".wheel title").textContent = say.planWheel(plan.year, settled);
  place(".wheel [data-said=count]").textContent = `${settled}/4`;
  place("[data-said=progress]").textContent = say.planProgress(plan.year);
  fill(place(".checks"), ...checkPlan(plan).map(checkItem));
  place("[data-fill]").toggleAttribute("hidden", plan.quarters.every((quarter) => hasTopic(quarter) && quarter.day));
  for (const quarter of plan.quarters) showQuarter(form, plan, quarter, data);
}

/** @param {import("./plancheck.js").Check} check */
function checkItem({ good, text, at }) {
  if (good || !at) return element("li", { class: good ? "good" : "not" }, text);
  const go = element("button", { type: "button", class: "go" }, text);
  go.onclick = () => {
    const place = need(document, `#${at}`, HTMLElement);
    const fold = place.closest("details");
    if (fold) fold.open = true;
    place.scrollIntoView({ block: fold ? "center" : "start" });
    place.focus({ preventScroll: true });
  };
  return element("li", { class: "not act" }, go);
}

/**
 * @param {HTMLFormElement} form
 * @param {Plan} plan
 * @param {Quarter} quarter
 * @param {PlanData} data
 */
function showQuarter(form, plan, quarter, data) {
  const { number, day } = quarter;
  const section = need(form, `[data-quarter="${number}"]`, HTMLElement);
  const part = (name) => need(section, `[data-said=${name}]`, HTMLElement);
  const groups = quarter.topic ? quarter.topic.groups.slice(0, 1) : [];
  part("group").textContent = groups.map((id) => ` · ${data.groups.find((group) => group.id === id)?.title || id}`).join("");
  fill(part("title"), titleOf(quarter));
  part("title").classList.toggle("lacking", !quarter.title);
  part("day").textContent = day ? (quarter.clock ? say.planAt(wholeDay(day), quarter.clock) : wholeDay(day)) : say.planDayNone;
  part("day").classList.toggle("lacking", !day);
  fill(part("send"), ...(day ? sendingOf(day, data.ahead) : [say.planSendNone]));
  const who = [quarter.prepares && say.planWhoPrepares(quarter.prepares), quarter.chairs && say.planWhoChairs(quarter.chairs)].filter(Boolean);
  part("who").textContent = who.join(", ") || say.planWhoNone;
  const basis = [...((quarter.topic && quarter.topic.basis) || []), quarter.basis].filter(Boolean);
  fill(part("basis"), ...(basis.length ? listed(basis) : [say.planBasisNone]));
  // What is not known yet takes no room on a screen; on paper it is written by hand.
  const rows = { send: day, who: who.length, basis: basis.length };
  for (const name in rows) need(section, `[data-row=${name}]`, HTMLElement).classList.toggle("open-row", !rows[name]);
  part("combined").textContent = onRegular(plan, quarter) && quarter.combined ? [say.planRegularFirst, say.planTopicFirst][quarter.combined - 1] : "";
  part("choose").textContent = hasTopic(quarter) ? say.planChange : say.planChoose;
  const combine = need(section, ".combine", HTMLElement);
  combine.hidden = !onRegular(plan, quarter) && !quarter.combined;
  const [min, max] = boundsOf(plan.year, number);
  Object.assign(need(section, `[name="${fieldOf(number, "ngay")}"]`, HTMLInputElement), { min, max });
  const segment = need(form, `.wheel [data-part="${number}"]`, Element);
  segment.classList.toggle("done", isSettled(quarter));
  need(segment, ".sub", Element).textContent = day ? dayAndMonth(day) : say.planNone;
}

/** @param {Quarter} quarter */
function titleOf({ topic, gone, title }) {
  if (topic) return element("a", { href: topic.url }, topic.title);
  return title || (gone ? say.planTopicGone(gone) : say.planTopicNone);
}

/** Numbers of documents stay in one piece. */
const listed = (texts) => texts.flatMap((text, i) => [i ? "; " : "", text.length < 30 ? element("span", { class: "whole" }, text) : text]);

function sendingOf(day, ahead) {
  const { first, last, least } = sending(day, ahead);
  const days = first === last ? shortDay(first) : say.planSendDays(dayAndMonth(first), dayAndMonth(last));
  return least === last ? [days] : [days + " ", element("span", { class: "least" }, say.planSendLeast(dayAndMonth(least)))];
}

/** The names of quarters that hold a topic already. */
export const holders = (plan, topic) =>
  plan.quarters.filter((quarter) => quarter.topic && quarter.topic.id === topic.id).map((quarter) => quarterName(quarter.number));
