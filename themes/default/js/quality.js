// The sheet by which a meeting is judged: a tick gives a part all its points,
// buttons take and give one, the sum and the grade are told at once.

import { need } from "./parts.js";
import { hundredths, points, score } from "./score.js";
import { startSheet } from "./sheet.js";
import * as say from "theme/strings.js";

const ONE = 100; // hundredths

/** @param {HTMLFormElement} form */
export function startQuality(form) {
  /** @type {import("./score.js").Frame[]} */
  const frames = JSON.parse(need(document, "#khung_diem", HTMLScriptElement).text);
  const total = need(document, "#tong_diem", HTMLElement);
  const input = (/** @type {string} */ id) => need(form, `[id="d_${id}"]`, HTMLInputElement);
  const text = (/** @type {number} */ value) => points(value, say.numberPoint);

  /** The frame that is chosen; the others are out of sight and keep what they hold. */
  function chosen() {
    const radio = form.querySelector('[name="khung"]:checked');
    const id = radio instanceof HTMLInputElement ? radio.value : "";
    return frames.find((frame) => frame.id === id) || frames[0];
  }

  function changed() {
    const frame = chosen();
    for (const node of form.querySelectorAll("[data-frame]")) node.toggleAttribute("hidden", node.getAttribute("data-frame") !== frame.id);
    const { sum, judged, wrong, grade } = score(frame, (id) => input(id).value);
    for (const { id, points: best } of frame.parts) mark(id, best, wrong.includes(id));
    const place = need(form, `[data-frame="${frame.id}"]`, HTMLElement);
    need(place, ".points-given", HTMLElement).textContent = judged ? text(sum) : "";
    frame.grades.forEach(({ name }, i) => place.querySelectorAll(".grade")[i].classList.toggle("given", name === grade));
    const told = [
      grade ? say.qualityTotal(text(sum), frame.sum, grade) : judged ? say.qualityTotalPart(judged, frame.parts.length, text(sum)) : say.qualityTotalNone,
      ...(wrong.length ? [say.qualityWrongParts(wrong.length)] : []),
    ].join(" ");
    if (total.textContent !== told) total.textContent = told; // or it would be read out anew
  }

  function mark(/** @type {string} */ id, /** @type {number} */ best, /** @type {boolean} */ isWrong) {
    input(id).setAttribute("aria-invalid", String(isWrong));
    need(form, `[id="sai_${id}"]`, HTMLElement).textContent = isWrong ? say.qualityWrong(best) : "";
    need(form, `[data-full="${id}"]`, HTMLInputElement).checked = hundredths(input(id).value, best) === best * ONE;
  }

  const sheet = startSheet(form, { changed });

  const give = (/** @type {string} */ id, /** @type {string} */ value) => {
    input(id).value = value;
    sheet.edited();
  };
  form.addEventListener("change", (event) => {
    const tick = event.target;
    if (!(tick instanceof HTMLInputElement) || !tick.dataset.full) return;
    give(tick.dataset.full, tick.checked ? String(input(tick.dataset.full).dataset.max) : "");
  });
  form.addEventListener("click", (event) => {
    const step = event.target;
    if (!(step instanceof HTMLButtonElement) || !step.dataset.of) return;
    const id = step.dataset.of;
    const best = Number(input(id).dataset.max);
    const now = hundredths(input(id).value, best);
    // Points are taken off from all of them, and given from none.
    const from = Number.isNaN(now) ? (step.dataset.step === "1" ? 0 : best * ONE) : now;
    give(id, text(Math.min(Math.max(from + Number(step.dataset.step) * ONE, 0), best * ONE)));
  });
}
