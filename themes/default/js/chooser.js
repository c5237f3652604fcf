// The page that suggests topics: a form, and what it leads to.

import { readAhead } from "./ahead.js";
import { choose, first } from "./choose.js";
import { button, element, fill } from "./elements.js";
import { fragmentOf, readFragment, writeFragment } from "./fragment.js";
import { controls, entriesOf, need } from "./parts.js";
import { foldChoices } from "./folding.js";
import { keepChoice, remembered } from "./remembered.js";
import * as say from "theme/strings.js";

/** @typedef {import("./choose.js").Topic & {url: string, title: string, point: string}} Offer */
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
  const others = need(section, ".other-quarters", HTMLElement);
  const tellChoices = foldChoices(form);
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
      ? (fitting < count ? say.chooserShownNear : say.chooserShown)(fitting)
      : say.chooserNone;
    const rest = choices.length - count;
    more.hidden = !rest;
    more.textContent = say.chooserMore(Math.min(rest, 5));
    clear.hidden = !Object.values(wanted()).some(Boolean);
    showHeld();
    tellChoices();
    showOthers();
    writeFragment(kept());
    readAhead(list);
  }

  function card({ topic, reason }) {
    const box = element("input", { type: "checkbox" });
    box.onchange = () => {
      held = [...held, topic.id];
      keepHeld(topic.id, true);
      show();
      heading.focus();
    };
    const name = element("span", { class: "visually-hidden" }, say.chooserHoldLabel(topic.title));
    const hold = element("label", { class: "tick" }, box, element("span", {}, say.chooserHold, name));
    return element(
      "li",
      { class: "offer" },
      element("a", { href: topic.url + agendaOf(topic) }, topic.title),
      ...(topic.point ? [element("p", {}, topic.point)] : []),
      element("div", { class: "offer-last" }, element("p", { class: "reason" }, reason), hold),
    );
  }

  /** The fragment that chooses the agenda of the wished length, where the topic has one. */
  function agendaOf(topic) {
    const { minutes } = wish();
    return minutes && topic.minutes.includes(minutes) ? fragmentOf({ phut: String(minutes) }) : "";
  }

  /** The way to the other quarters, with how many topics fit there. */
  function showOthers() {
    const { quarter, ...rest } = wish();
    others.hidden = !quarter;
    const links = catalogue.quarters
      .filter(({ id }) => Number(id) !== quarter)
      .map(({ id, title }) => {
        const fitting = choose(catalogue, { ...rest, quarter: Number(id) }).filter((choice) => choice.fits).length;
        const link = element("a", { class: "chip", href: fragmentOf({ ...kept(), quy: id }) }, title, " ", element("span", { class: "count" }, String(fitting)));
        return element("li", {}, link);
      });
    fill(need(others, "ul", HTMLElement), ...links);
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
          keepHeld(topic.id, false);
          show();
          doneCount.focus();
        };
        const back = button(say.chooserAgain, again);
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

  const kept = () => ({ ...wanted(), "da-lam": held.join(",") });

  /**
   * The address is for sharing; the store is for coming back next quarter. Only what
   * the reader does goes there: whoever opens a link keeps what was held here.
   * @param {string} topic
   * @param {boolean} isHeld
   */
  function keepHeld(topic, isHeld) {
    const others = heldOnce().filter((id) => id !== topic);
    keepChoice("da-lam", [...others, ...(isHeld ? [topic] : [])].join(","));
  }

  const heldOnce = () => String(remembered()["da-lam"] ?? "").split(",").filter(Boolean);

  function restore() {
    // What the form of the home page asks stands in the query.
    const asked = location.hash ? readFragment() : new URLSearchParams(location.search);
    const stored = remembered();
    for (const name of ["doi-tuong", "da-lam"]) if (!asked.has(name) && !location.hash && stored[name]) asked.set(name, stored[name]);
    if (!asked.has("quy") && !location.hash) asked.set("quy", String(Math.floor(new Date().getMonth() / 3) + 1));
    form.reset();
    take((name) => asked.get(name) ?? "");
    held = (asked.get("da-lam") ?? "").split(",").filter((id) => catalogue.topics.some((topic) => topic.id === id));
    offered = 0;
    show();
  }

  form.addEventListener("change", () => {
    offered = 0;
    keepChoice("doi-tuong", wanted()["doi-tuong"]);
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
    keepChoice("doi-tuong", "");
    show();
  });
  addEventListener("hashchange", restore);
  restore();
  need(form, "details", HTMLDetailsElement).open = !wanted()["doi-tuong"];
  form.parentElement?.classList.remove("waiting");
}
