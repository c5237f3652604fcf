// The plan as a Word file: the paper that is made ahead for all, with what was
// entered in the place of its blanks. Names of people stand in it, as it is kept
// on the device alone.

import { DOCX, blanksOf, docx, filled, paperOf, withRows } from "./paper.js";
import { openElsewhere } from "./elsewhere.js";
import { need } from "./parts.js";
import { loadPapers } from "./paperscripts.js";
import { forBlanks, remembered } from "./paperstore.js";
import { hasTopic } from "./plandata.js";
import { sending } from "./planrules.js";
import { dayAndMonth } from "./plansay.js";
import { saveFile } from "./saving.js";
import { sendingOf } from "./sharefile.js";
import * as say from "theme/strings.js";

/** @typedef {import("./plandata.js").Plan} Plan */
/** @typedef {import("./plandata.js").PlanData} PlanData */
/** @typedef {import("./plandata.js").Quarter} Quarter */

const STEPS = [say.planStepDraft, say.planStepAsked, say.planStepAgreed];

/**
 * Makes of the bar's link to the blank paper one to the plan as it is entered. A
 * plan without anything is the blank paper.
 * @param {() => Plan} plan
 * @param {PlanData} data
 */
export function startPaper(plan, data) {
  for (const link of document.querySelectorAll("a[data-papers]")) if (link instanceof HTMLAnchorElement) fillIn(link, plan, data);
}

/** @param {HTMLAnchorElement} link @param {() => Plan} plan @param {PlanData} data */
function fillIn(link, plan, data) {
  const tools = need(document, ".sheet-tools", HTMLElement);
  const said = need(tools, ".said", HTMLElement);
  const send = need(tools, "[data-send-file]", HTMLButtonElement);
  const name = decodeURIComponent(link.pathname.replace(/^.*\/|\.docx$/g, ""));

  /** @param {string} text @param {boolean} saved */
  function tell(text, saved) {
    said.textContent = text;
    if (!saved) openElsewhere();
    said.scrollIntoView({ block: "center" });
  }

  async function hand() {
    let paper;
    try {
      paper = paperOf(await loadPapers(link.dataset.papers || ""), name);
    } catch {
      // what was loaded before stays
    }
    if (!paper) return tell(say.papersNotLoaded, false);
    const made = filledPlan(paper, plan(), data);
    const bytes = docx(made);
    const file = say.planFile(plan().year) + ".docx";
    const saved = saveFile(file, DOCX, [bytes]);
    const sends = sendingOf(file, DOCX, [bytes]);
    send.hidden = !sends;
    if (sends) send.onclick = () => sends().catch((error) => error.name === "AbortError" || tell(say.papersNotShared, false));
    return tell(saved ? say.planPaperMade(file, blanksOf(made).length) : say.papersNotSaved, saved);
  }

  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || isBlank(plan())) return;
    event.preventDefault();
    hand();
  });
}

/** @param {Plan} plan */
const isBlank = ({ cell, regular, quarters }) => !cell && !regular.day && quarters.every((one) => cellsOf(one).every((text) => !text));

/**
 * @param {import("./paper.js").Paper} paper
 * @param {Plan} plan
 * @param {PlanData} data
 */
export function filledPlan(paper, plan, data) {
  const own = remembered();
  const texts = forBlanks({ ...own, "chi-bo": plan.cell || own["chi-bo"] || "" });
  texts["nam-ke-hoach"] = String(plan.year);
  texts["buoc"] = STEPS[plan.step].toLowerCase();
  const { day, clock } = plan.regular;
  texts["thuong-ky"] = day ? [clock, say.planRegularDay(day)].filter(Boolean).join(", ") : "";
  const rows = plan.quarters.map((quarter) => [undefined, ...cellsOf(quarter, data).map((text) => text || undefined)]);
  return withRows(filled(paper, texts), 0, rows);
}

/**
 * What stands in a quarter's row: topic, group, who prepares, who chairs, when,
 * when papers are sent, what it rests on.
 * @param {Quarter} quarter
 * @param {PlanData} [data]
 */
function cellsOf(quarter, data) {
  const { topic, day, clock, prepares, chairs, combined } = quarter;
  const title = hasTopic(quarter) ? quarter.title || say.planTopicGone(quarter.gone) : "";
  const [group] = topic && data ? topic.groups : [];
  const when = [day && dayAndMonth(day), clock, combined && day ? [say.planInTurnRegular, say.planInTurnTopic][combined - 1] : ""];
  const basis = [...((topic && topic.basis) || []), quarter.basis];
  return [
    title,
    group && data ? data.groups.find(({ id }) => id === group)?.title || "" : "",
    prepares,
    chairs,
    ...[when, day && data ? sendingLines(day, data.ahead) : [], basis].map((lines) => lines.filter(Boolean).join("\n")),
  ];
}

function sendingLines(day, ahead) {
  const { first, last, least } = sending(day, ahead);
  const days = first === last ? dayAndMonth(first) : say.planSendDays(dayAndMonth(first), dayAndMonth(last));
  return least === last ? [days] : [days, say.planSendLeast(dayAndMonth(least))];
}
