// The bar of a plan, at the thumb: the calendar for phones, and sending, which
// presses what stands at the end of the page.

import { calendarText, CALENDAR_TYPE } from "./calendar.js";
import { openElsewhere } from "./elsewhere.js";
import { need } from "./parts.js";
import { planEvents } from "./planevents.js";
import { saveFile } from "./saving.js";
import * as say from "theme/strings.js";

/** @param {() => void} saveCalendar */
export function startBar(saveCalendar) {
  const tools = need(document, ".sheet-tools", HTMLElement);
  const share = need(tools, "[data-share]", HTMLButtonElement);
  need(document, "[data-calendar]", HTMLButtonElement).onclick = saveCalendar;
  need(document, "[data-send]", HTMLButtonElement).onclick = () => {
    if (share.hidden) need(tools, "[data-link]", HTMLButtonElement).click();
    else share.click();
    tools.scrollIntoView({ block: "start" });
  };
}

/**
 * Hands over the plan as a calendar, or says why not.
 * @param {import("./plandata.js").Plan} plan
 * @param {import("./plandata.js").PlanData} data
 */
export function savePlan(plan, data) {
  const said = need(document, ".sheet-tools .said", HTMLElement);
  if (!plan.regular.day && !plan.quarters.some((quarter) => quarter.day)) {
    said.textContent = say.planNoDays;
  } else {
    const saved = saveFile(`${say.planFile(plan.year)}.ics`, CALENDAR_TYPE, [calendarOf(plan, data)]);
    said.textContent = saved ? say.planSaved : say.planNotSaved;
    if (!saved) openElsewhere();
  }
  said.scrollIntoView({ block: "center" });
}

/**
 * @param {import("./plandata.js").Plan} plan
 * @param {import("./plandata.js").PlanData} data
 */
function calendarOf(plan, data) {
  // On a disk a topic has no address that a phone could open.
  const link = ({ topic }) => (topic && location.protocol !== "file:" ? new URL(topic.url, location.href).href : "");
  const quarters = plan.quarters.map((quarter) => ({ ...quarter, link: link(quarter) }));
  const events = planEvents({ ...plan, id: plan.id || "ke-hoach", quarters }, data.ahead);
  return calendarText({ name: say.planEventAll(plan.year), stamp: plan.changed || `${plan.year}-01-01`, revision: plan.revision, events });
}
