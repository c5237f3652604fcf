// Points as people write them, their sum and the grade. Sums are of whole
// hundredths: 0.1 + 0.2 would not be 0.3.

/** @typedef {{ id: string, parts: { id: string, points: number }[], sum: number, grades: { name: string, from: number }[] }} Frame */

/**
 * Hundredths of a point; NaN for what is no number from 0 to most.
 * @param {string} text
 * @param {number} most  points
 */
export function hundredths(text, most) {
  const [, whole, rest = ""] = /^\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*$/.exec(text) || [];
  const value = whole === undefined ? NaN : Number(whole) * 100 + Number(rest.padEnd(2, "0"));
  return value <= most * 100 ? value : NaN;
}

/**
 * @param {number} value  hundredths
 * @param {string} point  between whole and tenths
 */
export function points(value, point) {
  const tenths = String(value % 100).padStart(2, "0").replace(/0+$/, "");
  return Math.floor(value / 100) + (tenths && point + tenths);
}

/**
 * What a sheet comes to: sum in hundredths; grade once all parts are judged.
 * @param {Frame} frame
 * @param {(id: string) => string} written  what is written for a part
 * @returns {{ sum: number, judged: number, wrong: string[], grade: string }}
 */
export function score({ parts, grades }, written) {
  const wrong = [];
  let sum = 0;
  let judged = 0;
  for (const { id, points: most } of parts) {
    const text = written(id);
    const value = hundredths(text, most);
    if (text.trim() && Number.isNaN(value)) wrong.push(id);
    if (Number.isNaN(value)) continue;
    sum += value;
    judged++;
  }
  const grade = judged === parts.length ? grades.find(({ from }) => sum >= from * 100) : undefined;
  return { sum, judged, wrong, grade: grade ? grade.name : "" };
}
