// What is reckoned in a year's plan, as internal/yearplan does: the fixture there
// is run by both. Days are texts, "2027-01-24"; nothing here asks the clock.

export const QUARTERS = 4;

/**
 * @typedef {{ earliest: number, latest: number, least: number }} Ahead  days before a meeting
 * @typedef {{ id: string, groups: string[] }} Offer
 */

/**
 * Chooses a topic for each quarter that has none: of its offers, which come best
 * first, the first whose group no quarter has, or else the first that none has.
 * @param {Offer[][]} offers  of each quarter
 * @param {(Offer | null)[]} planned  what quarters have already
 * @returns {(Offer | null)[]}
 */
export function fillQuarters(offers, planned) {
  const filled = planned.slice();
  /** @param {(topic: Offer) => boolean} same */
  const taken = (same) => filled.some((topic) => topic && same(topic));
  offers.forEach((list, quarter) => {
    if (filled[quarter]) return;
    const free = list.filter((offer) => !taken((topic) => topic.id === offer.id));
    const varied = free.find((offer) => !offer.groups[0] || !taken((topic) => topic.groups[0] === offer.groups[0]));
    filled[quarter] = varied || free[0] || null;
  });
  return filled;
}

/** The day that is proposed for a meeting: the last Saturday of the quarter's middle month. */
export function proposedDay(year, quarter) {
  const last = new Date(Date.UTC(year, 3 * quarter - 1, 0));
  return isoDay(last.getTime() - ((last.getUTCDay() + 1) % 7) * DAY);
}

/** The day so many days later. */
export const shifted = (day, days) => isoDay(Date.parse(day + "T00:00Z") + days * DAY);

/**
 * When papers for a meeting are sent: well between first and last, at least on least.
 * @param {string} day
 * @param {Ahead} ahead
 */
export const sending = (day, ahead) => ({
  first: shifted(day, -ahead.earliest),
  last: shifted(day, -ahead.latest),
  least: shifted(day, -ahead.least),
});

/** The year that is planned on a day: the next one from October on. */
export const yearFor = (day) => Number(day.slice(0, 4)) + (day.slice(5, 7) >= "10" ? 1 : 0);

/** The quarter of a day, from 1. */
export const quarterOf = (day) => Math.ceil(Number(day.slice(5, 7)) / 3);

/** The first and the last day of a quarter. */
export const boundsOf = (year, quarter) => [isoDay(Date.UTC(year, 3 * quarter - 3, 1)), isoDay(Date.UTC(year, 3 * quarter, 0))];

/** The same day in another year; the 29th of February is the 28th where there is none. */
export function inYear(day, year) {
  const moved = year + day.slice(4);
  return isDay(moved) ? moved : `${year}-02-28`;
}

/** Whether a text is a day that there is. */
export const isDay = (text) => /^[12]\d{3}-\d\d-\d\d$/.test(text) && isoDay(Date.parse(text + "T00:00Z")) === text;

/** Whether a text is an hour: "19:30". */
export const isClock = (text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** 0 for Sunday to 6. */
export const weekdayOf = (day) => new Date(day + "T00:00Z").getUTCDay();

const DAY = 24 * 60 * 60 * 1000;

const isoDay = (time) => (Number.isNaN(time) ? "" : new Date(time).toISOString().slice(0, 10));
