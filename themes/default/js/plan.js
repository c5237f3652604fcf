// The page to plan a year on. Without this script it shows an example and leads to
// the plan for Word.

import { choose } from "./choose.js";
import { readFragment } from "./fragment.js";
import { need } from "./parts.js";
import { startAdding } from "./planadd.js";
import { fieldOf, planOf } from "./plandata.js";
import { savePlan, startBar } from "./planbar.js";
import { startPaper } from "./planpaper.js";
import { startQuarter } from "./planquarter.js";
import { fillQuarters, inYear, proposedDay, yearFor } from "./planrules.js";
import { quarterName } from "./plansay.js";
import { showPlan } from "./planview.js";
import { startSheet } from "./sheet.js";
import * as say from "theme/strings.js";

const form = document.querySelector("#ke_hoach");
if (form instanceof HTMLFormElement) startPlan(form);

/** @param {HTMLFormElement} form */
function startPlan(form) {
  /** @type {import("./plandata.js").PlanData} */
  const data = JSON.parse(need(document, "#du_lieu", HTMLScriptElement).text);
  const today = localDay();
  const control = (name) => need(form, `[name="${name}"]`, HTMLInputElement);
  let plan = planOf({}, data.topics, yearFor(today));
  /** @type {ReturnType<typeof startSheet> | undefined} */
  let sheet;

  function changed() {
    if (sheet) plan = planOf(sheet.fields(), data.topics, yearFor(today));
    showPlan(form, plan, data);
  }

  /** Marks the plan as changed: by whom it is told apart, how often, when. */
  function stamp() {
    if (!control("ma").value) control("ma").value = randomName();
    if (!control("nam").value) control("nam").value = String(plan.year);
    control("lan").value = String(plan.revision + 1);
    control("sua").value = localDay();
  }

  function commit() {
    stamp();
    if (sheet) sheet.edited();
  }

  /** Another year keeps day and month. */
  function moveYear() {
    const year = Number(control("nam").value);
    if (!(year >= 2000 && year <= 2100) || year === plan.year) return;
    for (const { number, day } of plan.quarters) {
      if (day.startsWith(`${plan.year}-`)) control(fieldOf(number, "ngay")).value = inYear(day, year);
    }
  }

  /** @param {number} number @param {import("./plandata.js").Topic | null} topic */
  function take(number, topic) {
    control(fieldOf(number, "chu-de")).value = topic ? topic.id : "";
    control(fieldOf(number, "ten")).value = "";
    commit();
  }

  function fillUp() {
    const offers = plan.quarters.map((quarter) => choose(data, { audience: plan.audience, quarter: quarter.number }).map(({ topic }) => topic));
    const own = { id: "", groups: [] }; // a title of one's own is no topic of the portal
    const filled = fillQuarters(offers, plan.quarters.map((quarter) => quarter.topic || (quarter.title || quarter.gone ? own : null)));
    plan.quarters.forEach(({ number, title, gone, day }, i) => {
      const topic = filled[i];
      if (!title && !gone && topic) control(fieldOf(number, "chu-de")).value = topic.id;
      if (!day && (topic || title)) control(fieldOf(number, "ngay")).value = proposedDay(plan.year, number);
    });
    commit();
    tell(plan.quarters.every((quarter) => quarter.day) ? say.planFilled : say.planFilledNone);
  }

  /** @param {string} text */
  const tell = (text) => (need(form, ".plan-said", HTMLElement).textContent = text);

  const adding = startAdding(data, {
    plan: () => plan,
    take: (number, topic) => {
      take(number, topic);
      tell(say.planAdded(quarterName(number)));
    },
    gone: () => tell(say.planAddGone),
  });
  const wanted = readFragment().get("them");
  if (wanted !== null) history.replaceState(null, "", location.pathname + location.search);

  form.hidden = false;
  form.addEventListener("input", () => {
    moveYear();
    stamp();
  });
  for (const { number } of plan.quarters) startQuarter(form, number, data, () => plan, (topic) => take(number, topic));
  need(form, "[data-fill]", HTMLButtonElement).onclick = fillUp;
  sheet = startSheet(form, { changed });
  changed();
  startBar(() => savePlan(plan, data));
  startPaper(() => plan, data);
  if (wanted !== null) adding.ask(wanted);
  addEventListener("hashchange", () => {
    const id = readFragment().get("them");
    if (id === null) return;
    history.replaceState(null, "", location.pathname + location.search);
    adding.ask(id);
  });
}

/** Today where the reader is. */
function localDay() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((n) => String(n).padStart(2, "0")).join("-");
}

/** Tells a plan from all others. */
function randomName() {
  const numbers = crypto.getRandomValues(new Uint8Array(6));
  return [...numbers].map((n) => n.toString(16).padStart(2, "0")).join("");
}
