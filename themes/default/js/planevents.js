// What of a plan stands in a phone's calendar, as internal/yearplan has it: the
// fixture there is run by both.

import { quarterName } from "./plansay.js";
import { sending } from "./planrules.js";
import * as say from "theme/strings.js";

const MINUTES = 90; // of a meeting
const MONTHS = 12; // how often the regular one is held
// When phones remind, in minutes from the beginning of an event.
const DAY_AHEAD = -24 * 60;
const EIGHT_BEFORE = -16 * 60;
const EIGHT = 8 * 60;

/** @typedef {import("./calendar.js").CalendarEvent} CalendarEvent */
/** @typedef {{ id: string, year: number, regular: { day: number, clock: string } }} Named */
/** @typedef {{ number: number, title: string, link: string, day: string, clock: string, prepares: string, chairs: string, combined: number }} Meeting */

/**
 * @param {Named & { quarters: Meeting[] }} plan
 * @param {import("./planrules.js").Ahead} ahead
 * @returns {CalendarEvent[]}
 */
export function planEvents(plan, ahead) {
  /** @type {CalendarEvent[]} */
  const events = [];
  if (plan.regular.day) {
    const day = `${plan.year}-01-${String(plan.regular.day).padStart(2, "0")}`;
    events.push({ ...meeting(plan, "thuong-ky", say.planEventRegular, day, plan.regular.clock), monthly: MONTHS });
  }
  for (const quarter of plan.quarters) {
    if (!quarter.day) continue;
    events.push(...sendingEvents(plan, quarter, ahead), meetingEvent(plan, quarter));
  }
  return events;
}

/**
 * @param {Named} plan
 * @returns {CalendarEvent}
 */
function meeting({ id, year }, name, title, day, clock) {
  const event = { id: `${id}-${year}-${name}`, title, start: day, remind: [EIGHT_BEFORE] };
  return clock ? { ...event, start: `${day}T${clock}`, minutes: MINUTES, remind: [DAY_AHEAD] } : event;
}

/**
 * @param {Named} plan
 * @param {Meeting} quarter
 */
function meetingEvent(plan, quarter) {
  const name = quarterName(quarter.number);
  const title = quarter.title ? say.planEventMeetingOn(name, quarter.title) : say.planEventMeeting(name);
  const lines = [];
  if (quarter.prepares) lines.push(say.planEventPrepares(quarter.prepares));
  if (quarter.chairs) lines.push(say.planEventChairs(quarter.chairs));
  if (quarter.combined) lines.push([say.planRegularFirst, say.planTopicFirst][quarter.combined - 1]);
  return { ...meeting(plan, "q" + quarter.number, title, quarter.day, quarter.clock), text: lines.join("\n"), link: quarter.link };
}

/**
 * The days on which papers are sent, each once.
 * @param {Named} plan
 * @param {Meeting} quarter
 */
function sendingEvents(plan, quarter, ahead) {
  const { first, last, least } = sending(quarter.day, ahead);
  const name = quarterName(quarter.number);
  const event = (id, title, day) => ({
    ...meeting(plan, `q${quarter.number}-${id}`, title, day, ""),
    text: quarter.title,
    link: quarter.link,
    remind: [EIGHT],
  });
  const events = [event("gui", say.planEventSend(name), first)];
  if (last !== first) events.push(event("gui-xong", say.planEventSent(name), last));
  if (least !== last) events.push(event("gui-han", say.planEventLeast(name), least));
  return events;
}
