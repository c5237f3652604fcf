// A topic's page sends its topic here, and the reader says into which quarter.

import { button, fill } from "./elements.js";
import { need } from "./parts.js";
import { hasTopic, topicOf } from "./plandata.js";
import { quarterName } from "./plansay.js";
import * as say from "theme/strings.js";

/** @typedef {import("./plandata.js").Topic} Topic */

/**
 * @param {import("./plandata.js").PlanData} data
 * @param {{ plan: () => import("./plandata.js").Plan, take: (number: number, topic: Topic) => void, gone: () => void }} page
 *   gone is called where the portal has no such topic
 */
export function startAdding(data, { plan, take, gone }) {
  const place = need(document, "#them_vao", HTMLElement);
  const heading = need(place, "h2", HTMLElement);
  const choices = need(place, ".add-choices", HTMLElement);

  function close() {
    place.hidden = true;
    need(document, "h1", HTMLElement).scrollIntoView({ behavior: "instant" });
  }

  /** @param {string} id */
  function ask(id) {
    const topic = topicOf(data.topics, id);
    if (!topic) {
      gone();
      return;
    }
    heading.textContent = say.planAddAsk(topic.title);
    const quarters = plan().quarters.map((quarter) => {
      const name = quarterName(quarter.number);
      const label = hasTopic(quarter) ? say.planAddInstead(name, quarter.title || quarter.gone) : say.planAddEmpty(name);
      return button(label, () => {
        place.hidden = true;
        take(quarter.number, topic);
        const shown = need(document, `#quy_${quarter.number}`, HTMLElement);
        shown.scrollIntoView({ behavior: "instant" });
        shown.focus({ preventScroll: true });
      }, "plain");
    });
    fill(choices, ...quarters, button(say.planCancel, close, "plain"));
    place.hidden = false;
    place.scrollIntoView({ behavior: "instant" });
    heading.focus({ preventScroll: true });
  }

  return { ask };
}
