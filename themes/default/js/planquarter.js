// A quarter of the form: its topic is chosen in one fold, the rest is edited in
// another, and one of them is open at a time.

import { need } from "./parts.js";
import { fieldOf } from "./plandata.js";
import { startPicker } from "./planpick.js";

/**
 * @param {HTMLFormElement} form
 * @param {number} number
 * @param {import("./plandata.js").PlanData} data
 * @param {() => import("./plandata.js").Plan} plan
 * @param {(topic: import("./plandata.js").Topic | null) => void} take
 */
export function startQuarter(form, number, data, plan, take) {
  const section = need(form, `[data-quarter="${number}"]`, HTMLElement);
  const control = (name) => need(section, `[name="${fieldOf(number, name)}"]`, HTMLInputElement);
  startPicker(section, data, plan, take);
  // A title of one's own takes the place of the topic.
  control("ten").addEventListener("input", () => (control("chu-de").value = ""));
  const edit = need(section, ".edit-quarter", HTMLDetailsElement);
  const pick = need(section, ".pick-topic", HTMLDetailsElement);
  edit.addEventListener("toggle", () => {
    if (edit.open) pick.open = false;
  });
  for (const done of section.querySelectorAll("[data-done]")) {
    done.addEventListener("click", () => {
      const fold = done.closest("details");
      if (!fold) return;
      fold.open = false;
      need(fold, "summary", HTMLElement).focus();
    });
  }
}
