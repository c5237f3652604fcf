// Where a meeting is in its agenda.

/**
 * @param {number[]} minutes  of the steps
 * @param {number} seconds  since the beginning
 * @returns {{step: number, left: number}} the step that runs, from 0, and the seconds
 *   that it has left; below 0 after the last one's end
 */
export function clockAt(minutes, seconds) {
  let end = 0;
  for (let step = 0; step < minutes.length; step++) {
    end += minutes[step] * 60;
    if (seconds < end || step === minutes.length - 1) return { step, left: end - seconds };
  }
  return { step: 0, left: -seconds };
}

/**
 * Seconds as "8:05"; with a plus what is over time.
 * @param {number} seconds
 */
export function clockText(seconds) {
  const all = Math.abs(Math.ceil(seconds));
  return (seconds < 0 ? "+" : "") + Math.floor(all / 60) + ":" + String(all % 60).padStart(2, "0");
}

/**
 * What was kept of a clock, or null where it is not of ours.
 * @param {string | null} text
 * @param {number} agendas  how many there are to choose from
 * @returns {{agenda: number, start: number, held: number} | null} start is 0 while
 *   the clock stands still, held the seconds that had run before
 */
export function keptClock(text, agendas) {
  try {
    const kept = JSON.parse(text || "null");
    const whole = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
    if (kept && kept.v === 1 && whole(kept.agenda, agendas - 1) && whole(kept.start, 1e14) && whole(kept.held, 1e6)) {
      return { agenda: kept.agenda, start: kept.start, held: kept.held };
    }
  } catch {
    // damaged: begin anew
  }
  return null;
}
