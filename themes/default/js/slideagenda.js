// The slide with the agenda: one of several is chosen, and a clock shows how long
// its step still has. It goes on while other slides are shown, and over a reload.

import * as say from "theme/strings.js";

import { clockAt, clockText, keptClock } from "./agendaclock.js";
import { button, element } from "./elements.js";
import { readFragment } from "./fragment.js";

/**
 * @param {HTMLElement} slide
 * @param {string} id  of the page
 * @param {HTMLElement} small  where the time is shown on all slides
 */
export function startAgenda(slide, id, small) {
  const runs = /** @type {HTMLElement[]} */ ([...slide.querySelectorAll(".agenda-run")]);
  if (!runs.length) return;
  const key = "chuyende-clock-" + id;
  const kept = keptClock(read(key), runs.length);
  const state = kept || { agenda: asked(runs), start: 0, held: 0 };
  const time = element("output", { class: "agenda-time", role: "timer" });
  const toggle = button("", () => (state.start ? pause() : go()));
  const again = button(say.slidesClockAgain, () => reset(state.agenda));
  const choices = runs.map((run, i) => button(run.dataset.name || String(i + 1), () => reset(i)));
  let timer = 0;

  const seconds = () => state.held + (state.start ? Math.max(0, Math.floor((Date.now() - state.start) / 1000)) : 0);
  const minutes = () => [...runs[state.agenda].querySelectorAll("li")].map((li) => Number(li.dataset.minutes) || 0);

  function go() {
    state.start = Date.now();
    keep();
  }
  function pause() {
    state.held = seconds();
    state.start = 0;
    keep();
  }
  function reset(agenda) {
    Object.assign(state, { agenda, start: 0, held: 0 });
    keep();
  }
  function keep() {
    write(key, JSON.stringify({ v: 1, ...state }));
    clearInterval(timer);
    if (state.start) timer = window.setInterval(draw, 1000);
    draw();
  }
  function draw() {
    const idle = !state.start && !state.held;
    const { step, left } = clockAt(minutes(), seconds());
    runs.forEach((run, i) => (run.hidden = i !== state.agenda));
    choices.forEach((choice, i) => choice.setAttribute("aria-pressed", String(i === state.agenda)));
    [...runs[state.agenda].querySelectorAll("li")].forEach((li, i) => {
      if (!idle && i === step) li.setAttribute("aria-current", "step");
      else li.removeAttribute("aria-current");
    });
    toggle.textContent = state.start ? say.slidesClockPause : say.slidesClockStart;
    again.hidden = idle;
    time.textContent = idle ? "" : say.slidesClockLeft(step + 1, minutes().length, clockText(left));
    small.textContent = idle ? "" : clockText(left);
    small.classList.toggle("over", !idle && left < 60);
  }

  const bar = element("div", { class: "agenda-bar" });
  if (runs.length > 1) bar.append(element("div", { class: "agenda-choices", role: "group", "aria-label": say.slidesAgendas }, ...choices));
  bar.append(toggle, again, time);
  runs[0].before(bar);
  keep();
}

/** The agenda that the fragment asks for by its minutes, or the first. */
function asked(runs) {
  const wanted = Number(readFragment().get("phut"));
  const length = (run) => [...run.querySelectorAll("li")].reduce((sum, li) => sum + (Number(li.dataset.minutes) || 0), 0);
  return Math.max(0, runs.findIndex((run) => wanted > 0 && length(run) === wanted));
}

// Some browsers refuse to keep anything: the clock then runs until the page is left.
function read(key) {
  try {
    return sessionStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, text) {
  try {
    sessionStorage.setItem(key, text);
  } catch {
    // nothing is kept
  }
}
