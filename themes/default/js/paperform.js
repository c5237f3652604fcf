// The form for what is entered once for all papers of a topic. It is kept as it
// is typed, on the device alone.

import { button, element } from "./elements.js";
import { forget, remember, remembered } from "./paperstore.js";
import * as say from "theme/strings.js";

/** @typedef {{ name: string, label: string, type?: string, hint?: string }} Field */

/**
 * @param {() => void} changed  called when a value has
 * @param {(text: string) => void} tell  says something to the reader
 */
export function papersForm(changed, tell) {
  const counted = element("span", { class: "count" });
  const figures = fields(say.papersFigures, []);
  figures.hidden = true;
  const form = element(
    "form",
    { autocomplete: "off", hidden: true }, // until it is known what the topic asks for
    fields(say.papersOfCell, [
      { name: "dang-bo", label: say.papersParent, hint: say.papersParentHint },
      { name: "chi-bo", label: say.papersCell, hint: say.papersCellHint },
      { name: "dia-danh", label: say.papersTown, hint: say.papersTownHint },
      { name: "bi-thu", label: say.papersSecretary },
      { name: "chu-tri", label: say.papersChair, hint: say.papersChairHint },
      { name: "thu-ky", label: say.papersClerk },
    ]),
    fields(say.papersOfMeeting, [
      { name: "ngay-hop", label: say.papersDay, type: "date" },
      { name: "gio", label: say.papersHour, type: "time" },
      { name: "dia-diem", label: say.papersPlace },
      { name: "trinh-bay", label: say.papersSpeaker },
      { name: "so", label: say.papersNumber, hint: say.papersNumberHint },
      { name: "ngay-ky", label: say.papersSigned, type: "date", hint: say.papersSignedHint },
    ]),
    figures,
  );
  const fold = element(
    "details",
    { class: "fold paper-form" },
    element("summary", {}, say.papersFill + " ", counted),
    element("p", { class: "small" }, say.papersKept),
    form,
    element("p", { class: "paper-ends" }, button(say.papersDone, done), button(say.papersForget, erase, "plain")),
  );
  let key = "";
  const values = () => Object.fromEntries(inputs(form).map((input) => [input.name, input.value.trim()]));

  function count() {
    const given = Object.values(values()).filter(Boolean).length;
    counted.textContent = given ? say.papersGiven(given) : "";
    changed();
  }

  function done() {
    fold.open = false;
    fold.querySelector("summary")?.focus();
    fold.scrollIntoView({ block: "nearest" });
  }

  function erase() {
    forget();
    form.reset();
    for (const input of inputs(form)) input.value = "";
    count();
    tell(say.papersForgotten);
  }

  form.addEventListener("input", () => {
    if (!remember(key, values())) tell(say.papersNotKept);
    count();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    done();
  });

  return {
    root: fold,
    values,
    /**
     * Shows what the topic asks for, and what is remembered.
     * @param {import("./paperscripts.js").PaperSet} set
     */
    show({ key: topic, figures: asked = [] }) {
      key = topic;
      figures.hidden = !asked.length;
      for (const { name, what, where, around } of asked) {
        const hint = [where && say.papersWhere(where), around && say.papersAround(around)].filter(Boolean).join(" ");
        figures.append(field({ name, label: what, hint }));
      }
      const kept = remembered(key);
      const given = values();
      for (const input of inputs(form)) input.value = given[input.name] || kept[input.name] || "";
      form.hidden = false;
      count();
    },
  };
}

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLInputElement[]}
 */
const inputs = (form) => [...form.querySelectorAll("input")];

/** @param {Field[]} all */
function fields(title, all) {
  return element("fieldset", {}, element("legend", {}, title), ...all.map(field));
}

/** @param {Field} field */
function field({ name, label, type = "text", hint = "" }) {
  const input = element("input", { name, type, maxlength: 300 });
  const labelled = element("label", {}, label, input);
  if (!hint) return element("p", {}, labelled);
  const id = `dien_${name}_`;
  input.setAttribute("aria-describedby", id);
  return element("p", {}, labelled, element("small", { id }, hint));
}
