// Writes events as an iCalendar file, as internal/calendar does: the fixture
// there is run by both. Nothing is asked of the clock: the same calendar gives
// the same text.

const PRODUCT = "-//Chuyende//Calendar 1.0//EN";
const HOST = "@chuyende";
const WIDTH = 75; // octets of a line

/**
 * An event is a day ("2027-01-24") or begins at an hour of one
 * ("2027-01-24T19:30") and then takes minutes. The id tells it from all others in
 * the world and stays the same when the file is made again. monthly: how often,
 * each month on that day. remind: minutes from the start, negative before it.
 * @typedef {{ id: string, title: string, start: string, minutes?: number, text?: string, place?: string,
 *   link?: string, monthly?: number, remind?: number[] }} CalendarEvent
 * @typedef {{ name?: string, stamp: string, revision?: number, events: CalendarEvent[] }} Calendar
 *   stamp: the day ("2026-11-22") of the last change of the data; revision counts the changes
 */

/** The media type of what is written. */
export const CALENDAR_TYPE = "text/calendar;charset=utf-8";

/**
 * @param {Calendar} calendar
 * @returns {string}
 */
export function calendarText(calendar) {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:" + PRODUCT, "CALSCALE:GREGORIAN", "METHOD:PUBLISH"];
  if (oneLine(calendar.name)) lines.push("X-WR-CALNAME:" + escaped(oneLine(calendar.name)));
  for (const event of calendar.events) lines.push(...eventLines(event, calendar));
  lines.push("END:VCALENDAR");
  return lines.map((line) => folded(line) + "\r\n").join("");
}

/**
 * @param {CalendarEvent} event
 * @param {Calendar} calendar
 * @returns {string[]}
 */
function eventLines(event, { stamp, revision = 0 }) {
  const allDay = !event.start.includes("T");
  const lines = ["BEGIN:VEVENT", "UID:" + escaped(oneLine(event.id)) + HOST, `DTSTAMP:${day(stamp)}T000000Z`, `SEQUENCE:${revision}`];
  if (allDay) {
    lines.push("DTSTART;VALUE=DATE:" + day(event.start), "DTEND;VALUE=DATE:" + day(moved(event.start, 24 * 60)));
  } else {
    lines.push("DTSTART:" + clock(event.start), "DTEND:" + clock(moved(event.start, event.minutes || 0)));
  }
  if ((event.monthly || 0) > 1) lines.push(`RRULE:FREQ=MONTHLY;COUNT=${event.monthly}`);
  const title = escaped(oneLine(event.title));
  if (title) lines.push("SUMMARY:" + title);
  if (clean(event.text)) lines.push("DESCRIPTION:" + escaped(clean(event.text)));
  if (oneLine(event.place)) lines.push("LOCATION:" + escaped(oneLine(event.place)));
  if (oneLine(event.link)) lines.push("URL:" + oneLine(event.link));
  if (allDay) lines.push("TRANSP:TRANSPARENT");
  for (const minutes of event.remind || []) {
    const trigger = minutes < 0 ? `-PT${-minutes}M` : `PT${minutes}M`;
    lines.push("BEGIN:VALARM", "ACTION:DISPLAY", "DESCRIPTION:" + title, "TRIGGER:" + trigger, "END:VALARM");
  }
  return [...lines, "END:VEVENT"];
}

const day = (text) => text.slice(0, 10).replace(/-/g, "");
const clock = (text) => `${day(text)}T${text.slice(11).replace(":", "")}00`;

/** The time so many minutes later, in the same form. */
function moved(start, minutes) {
  const time = new Date(start.length > 10 ? start + "Z" : start + "T00:00Z");
  return new Date(time.getTime() + minutes * 60000).toISOString().slice(0, start.length);
}

/** A text without control characters but its ends of lines. */
function clean(text = "") {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/\t/g, " ")
    .replace(/[^\P{Cc}\n]/gu, "")
    .trim();
}

const oneLine = (text) => clean(text).replace(/\n/g, " ");

/** Signs that mean something in a property. */
const escaped = (text) => text.replace(/[\\;,]/g, "\\$&").replace(/\n/g, "\\n");

/** Lines have so many octets at most and go on behind a blank. */
function folded(line) {
  let whole = "";
  let width = 0;
  for (const sign of line) {
    const octets = new TextEncoder().encode(sign).length;
    if (width + octets > WIDTH) {
      whole += "\r\n ";
      width = 1;
    }
    whole += sign;
    width += octets;
  }
  return whole;
}
