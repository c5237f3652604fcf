// The page that suggests topics: a form, and what it leads to.

import { choose, first } from "./choose.js";
import { button, element, fill } from "./dom.js";
import { readFragment, writeFragment } from "./fragment.js";
import { controls, entriesOf, need } from "./parts.js";
import * as say from "theme/strings.js";

const STORED = "chuyende.goi-y";

/** @typedef {import("./choose.js").Topic & {url: string, title: string, summary: string}} Offer */
/** @typedef {Omit<import("./choose.js").Catalogue, "topics"> & {topics: Offer[]}} Catalogue */

/** @param {HTMLFormElement} form */
export function startChooser(form) {
  /** @type {Catalogue} */
  const catalogue = JSON.parse(need(document, "#danh_muc", HTMLScriptElement).text);
  const section = need(document, "#goi_y", HTMLElement);
  const heading = need(section, "h2", HTMLElement);
  const list = need(section, "ol", HTMLElement);
  const status = need(section, "[role=status]", HTMLElement);
  const more = need(section, "[data-more]", HTMLButtonElement);
  const clear = need(section, "[data-clear]", HTMLButtonElement);
  const done = need(section, ".held", HTMLDetailsElement);
  const doneCount = need(done, "summary", HTMLElement);
  const doneList = need(done, "ul", HTMLElement);
  /** @type {string[]} */
  let held = [];
  let offered = 0; // how many are shown; 0: as many as are offered at first

  const wanted = () => Object.fromEntries(entriesOf(form));

  function wish() {
    const { "doi-tuong": audience, quy, nhom: group, phut, dip: season } = wanted();
    return { audience, quarter: Number(quy ?? 0), group, minutes: Number(phut), season, held };
  }

  function show() {
    const choices = choose(catalogue, wish());
    const count = Math.min(choices.length, offered || first(choices));
    fill(list, ...choices.slice(0, count).map(card));
    const fitting = choices.filter((choice) => choice.fits).length;
    status.textContent = choices.length
      ? (fitting < count ? say.chooserShownNear : say.chooserShown)(fitting, count)
      : say.chooserNone;
    const rest = choices.length - count;
    more.hidden = !rest;
    more.textContent = say.chooserMore(Math.min(rest, 5));
    clear.hidden = !Object.values(wanted()).some(Boolean);
    showHeld();
    keep();
  }

  function card(choice) {
    const { topic, reason } = choice;
    const facts = topic.groups.map((id) => catalogue.groups.find((group) => group.id === id)?.title ?? id);
    if (topic.minutes.length) facts.push(say.factMinutesValue(topic.minutes.join(", ")));
    const hold = () => {
      held = [...held, topic.id];
      show();
      heading.focus();
    };
    return element(
      "li",
      { class: "offer" },
      element("a", { class: "card-title", href: topic.url }, topic.title),
      element("p", { class: "reason" }, reason),
      element("p", {}, topic.summary),
      element("p", { class: "card-facts" }, ...facts.flatMap((fact) => [element("span", {}, fact), " "])),
      button(say.chooserHold, hold, "plain"),
    );
  }

  function showHeld() {
    const topics = catalogue.topics.filter((topic) => held.includes(topic.id));
    done.hidden = !topics.length;
    doneCount.textContent = say.chooserHeld(topics.length);
    fill(
      doneList,
      ...topics.map((topic) => {
        const again = () => {
          held = held.filter((id) => id !== topic.id);
          show();
          doneCount.focus();
        };
        const back = button(say.chooserAgain, again, "plain");
        back.setAttribute("aria-label", say.chooserAgainLabel(topic.title));
        return element("li", {}, topic.title + " ", back);
      }),
    );
  }

  /**
   * Takes values into the form, those that it offers.
   * @param {(name: string) => string} valueOf
   */
  function take(valueOf) {
    for (const control of controls(form)) {
      const value = valueOf(control.name);
      if (control instanceof HTMLInputElement) control.checked = control.value === value;
      else control.value = [...control.options].some((option) => option.value === value) ? value : "";
    }
  }

  /** The address is for sharing; the store is for coming back next quarter. */
  function keep() {
    const values = { ...wanted(), "da-lam": held.join(",") };
    writeFragment(values);
    try {
      localStorage.setItem(STORED, JSON.stringify({ "doi-tuong": values["doi-tuong"], "da-lam": values["da-lam"] }));
    } catch {
      // A browser that keeps nothing: the address is enough.
    }
  }

  function restore() {
    const kept = readFragment();
    const stored = remembered();
    for (const name of ["doi-tuong", "da-lam"]) if (!kept.has(name) && !location.hash && stored[name]) kept.set(name, stored[name]);
    if (!kept.has("quy") && !location.hash) kept.set("quy", String(Math.floor(new Date().getMonth() / 3) + 1));
    form.reset();
    take((name) => kept.get(name) ?? "");
    if (["nhom", "phut", "dip"].some((name) => kept.get(name))) need(form, "details", HTMLDetailsElement).open = true;
    held = (kept.get("da-lam") ?? "").split(",").filter((id) => catalogue.topics.some((topic) => topic.id === id));
    offered = 0;
    show();
  }

  form.addEventListener("change", () => {
    offered = 0;
    show();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  more.addEventListener("click", () => {
    const before = list.children.length;
    offered = before + 5;
    show();
    need(list.children[before], "a", HTMLElement).focus();
  });
  clear.addEventListener("click", () => {
    take(() => "");
    offered = 0;
    show();
  });
  addEventListener("hashchange", restore);
  form.hidden = false;
  section.hidden = false;
  restore();
}

/** @returns {Record<string, string>} */
function remembered() {
  try {
    return JSON.parse(localStorage.getItem(STORED) ?? "{}") ?? {};
  } catch {
    return {};
  }
}
