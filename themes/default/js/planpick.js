// Chooses a topic for a quarter: what is suggested first, or all that have the
// words that are typed, with marks or without.

import { unmark } from "search-client/syllable.js";
import { choose } from "./choose.js";
import { button, element, fill } from "./elements.js";
import { need } from "./parts.js";
import { holders } from "./planview.js";
import * as say from "theme/strings.js";

/** @typedef {import("./plandata.js").Plan} Plan */
/** @typedef {import("./plandata.js").PlanData} PlanData */
/** @typedef {import("./plandata.js").Topic} Topic */

const FIRST = 4;
const MORE = 8;

/**
 * @param {HTMLElement} section  of the quarter
 * @param {PlanData} data
 * @param {() => Plan} plan
 * @param {(topic: Topic | null) => void} take  is called with what is chosen, null for none
 */
export function startPicker(section, data, plan, take) {
  const fold = need(section, ".pick-topic", HTMLDetailsElement);
  const filter = need(fold, "[type=search]", HTMLInputElement);
  const list = need(fold, ".pick-list", HTMLElement);
  const count = need(fold, "[role=status]", HTMLElement);
  const quarter = Number(section.dataset.quarter);
  let shown = FIRST;

  function show() {
    const words = folded(filter.value).split(/\s+/).filter(Boolean);
    const choices = choose(data, { audience: words.length ? "" : plan().audience, quarter }).filter(({ topic }) => {
      const text = textOf(/** @type {Topic} */ (topic), data);
      return words.every((word) => text.includes(word));
    });
    // What the plan has already comes last.
    const taken = (choice) => Number(holders(plan(), choice.topic).length > 0);
    if (!words.length) choices.sort((a, b) => taken(a) - taken(b));
    fill(list, ...choices.slice(0, shown).map(item));
    const rest = choices.length - shown;
    if (rest > 0) list.append(element("li", {}, button(say.planMore(Math.min(rest, MORE)), more, "plain")));
    if (words.length) count.textContent = choices.length ? say.planFound(choices.length) : say.planFoundNone;
    else count.textContent = "";
  }

  function more() {
    const before = shown;
    shown += MORE;
    show();
    need(list.children[before], "button", HTMLElement).focus();
  }

  function item({ topic, reason }) {
    const pick = button("", () => chosen(topic), "pick-one");
    pick.append(element("span", { class: "pick-title" }, topic.title));
    const there = holders(plan(), topic);
    pick.append(element("span", { class: "pick-why" }, there.length ? say.planTaken(there.join(", ")) : reason));
    return element("li", {}, pick);
  }

  /** @param {Topic | null} topic */
  function chosen(topic) {
    fold.open = false;
    take(topic);
    need(fold, "summary", HTMLElement).focus();
  }

  fold.addEventListener("toggle", () => {
    // Not when it opens: by then a quick hand has typed.
    if (!fold.open) {
      filter.value = "";
      return;
    }
    shown = FIRST;
    show();
    const other = section.querySelector(".edit-quarter");
    if (other instanceof HTMLDetailsElement) other.open = false;
  });
  // What is typed here is no part of the plan.
  filter.addEventListener("input", (event) => {
    event.stopPropagation();
    shown = FIRST;
    show();
  });
  fold.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    fold.open = false;
    need(fold, "summary", HTMLElement).focus();
  });
  need(fold, "[data-remove]", HTMLButtonElement).onclick = () => chosen(null);
}

const folded = (text) => unmark(text).toLowerCase().replace(/\s+/g, " ").trim();

/** What a topic is found by. */
function textOf(topic, data) {
  const groups = data.groups.filter((group) => topic.groups.includes(group.id)).map((group) => group.title);
  return folded([topic.title, ...groups].join(" "));
}
