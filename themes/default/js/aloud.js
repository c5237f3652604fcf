// Reads the page aloud: a bar at the lower edge with a sample first, so that
// nobody waits for a voice that is listed but not there; then sentence by
// sentence. Stopping is ours, as browsers' own pause loses its place. Fetched
// when it is asked for, so it begins at once.

import { buildBar } from "./aloudbar.js";
import { follow, mark, unmark } from "./aloudmark.js";
import { rangeOf, sentencesOf } from "./aloudtext.js";
import { makeVoice } from "./aloudvoice.js";
import { parts, seconds, spoken } from "./aloudwords.js";
import { fetchStyle } from "./fetching.js";
import { keep, like, liked } from "./liking.js";
import * as say from "theme/strings.js";

const RATES = { "0.75": say.aloudSlow, "1": say.aloudUsual, "1.25": say.aloudFast };
const entries = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-aloud]"));

async function start() {
  const root = document.querySelector("main article") ?? document.querySelector("main");
  const look = entries[0]?.dataset.look;
  if (!root || !look || document.querySelector(".aloud")) return;
  const bar = buildBar({ sample, heard, deaf, toggle, move, faster, close });
  await fetchStyle(look);
  const voice = makeVoice();
  const list = sentencesOf(root);
  let rate = liked("aloud") in RATES ? liked("aloud") : "1";
  let at = firstInSight(list);
  let part = 0; // of the sentence
  let turn = 0; // a loop that is of an older turn ends
  let reading = false;
  /** @type {Range | null} */
  let last = null;

  for (const entry of entries) {
    entry.removeAttribute("data-aloud"); // what fetches this script lets go of it
    entry.onclick = open;
  }
  addEventListener("pagehide", () => voice.stop());
  open();

  /** @param {Event} [event] */
  function open(event) {
    const from = event?.currentTarget;
    at = firstInSight(list);
    bar.show(from instanceof HTMLElement ? from : null);
    if (liked("aloud") in RATES) play();
    else sample();
  }

  function halt() {
    turn++;
    reading = false;
    voice.stop();
  }

  function sample() {
    halt();
    bar.ask();
    voice.say(say.aloudSample, Number(rate), seconds(say.aloudSample, Number(rate)));
  }

  function heard() {
    like("aloud", rate);
    keep();
    play();
  }

  /** The reader cannot hear it: nothing offers it on this device any more. */
  function deaf() {
    halt();
    unmark();
    like("aloud", "no");
    keep();
    for (const entry of entries) entry.hidden = true;
    bar.leave(say.aloudGone);
  }

  function close() {
    halt();
    unmark();
    bar.hide();
  }

  function toggle() {
    if (!reading) {
      play();
      return;
    }
    halt();
    bar.stopped();
  }

  /** @param {number} by  sentences */
  function move(by) {
    at = Math.max(0, Math.min(list.length - 1, at + by));
    part = 0;
    play();
  }

  function faster() {
    const names = Object.keys(RATES).sort();
    rate = names[(names.indexOf(rate) + 1) % names.length];
    like("aloud", rate);
    keep();
    part = 0; // its parts are others now
    if (reading) play();
    else bar.stopped(rateName());
  }

  function rateName() {
    return RATES[/** @type {keyof RATES} */ (rate)];
  }

  async function play() {
    halt();
    const mine = turn;
    reading = true;
    if (at >= list.length) [at, part] = [0, 0];
    for (let failed = 0; at < list.length; ) {
      const sentence = list[at];
      const pieces = parts(sentence.text, sentence.span, Number(rate));
      const piece = pieces[part];
      if (!piece) {
        [at, part] = [at + 1, 0];
        continue;
      }
      bar.playing(at + 1, list.length, rateName());
      show(sentence, piece);
      const before = part || !sentence.before ? "" : sentence.before + ": ";
      const text = spoken(before + sentence.text.slice(...piece), { to: say.aloudTo, address: say.aloudAddress });
      const said = await voice.say(text, Number(rate), seconds(text, Number(rate)));
      if (mine !== turn) return;
      failed = said ? 0 : failed + 1;
      if (failed > 1) {
        reading = false;
        bar.stopped(rateName(), say.aloudBroken);
        return;
      }
      part++;
    }
    reading = false;
    unmark();
    bar.stopped(rateName(), say.aloudOver);
  }

  function show(sentence, piece) {
    for (let fold = sentence.block.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
    const range = rangeOf(sentence, piece);
    mark(range, sentence.block);
    follow(range, last, bar.height());
    last = range;
  }
}

/** The first sentence that is to be seen, or that of the page. */
function firstInSight(list) {
  const found = list.findIndex(({ block }) => {
    const { top, bottom, height } = block.getBoundingClientRect();
    return height && bottom > 80 && top < innerHeight - 80;
  });
  return Math.max(0, found);
}

start();
