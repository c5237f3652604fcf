// The page that suggests topics: a form, and what it leads to.

import { choose, first } from "./choose.js";
import { button, element } from "./dom.js";
import { readFragment, writeFragment } from "./fragment.js";
import * as say from "theme/strings.js";

const STORED = "chuyende.goi-y";

/** @param {HTMLFormElement} form */
export function startChooser(form) {
  const catalogue = JSON.parse(document.getElementById("danh_muc").textContent);
  const section = document.getElementById("goi_y");
  const list = section.querySelector("ol");
  const status = section.querySelector("[role=status]");
  const more = section.querySelector("[data-more]");
  const clear = section.querySelector("[data-clear]");
  const done = section.querySelector(".held");
  let held = [];
  let offered = 0; // how many are shown; 0: as many as are offered at first

  function wish() {
    const wanted = Object.fromEntries(new FormData(form));
    return {
      audience: wanted["doi-tuong"],
      quarter: Number(wanted.quy),
      group: wanted.nhom,
      minutes: Number(wanted.phut),
      season: wanted.dip,
      held,
    };
  }

  function show() {
    const choices = choose(catalogue, wish());
    const count = Math.min(choices.length, offered || first(choices));
    list.replaceChildren(...choices.slice(0, count).map(card));
    const fitting = choices.filter((choice) => choice.fits).length;
    status.textContent = choices.length
      ? (fitting < count ? say.chooserShownNear : say.chooserShown)(fitting, count)
      : say.chooserNone;
    const rest = choices.length - count;
    more.hidden = !rest;
    more.textContent = say.chooserMore(Math.min(rest, 5));
    clear.hidden = !Object.values(Object.fromEntries(new FormData(form))).some(Boolean);
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
      section.querySelector("h2").focus();
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
    done.querySelector("summary").textContent = say.chooserHeld(topics.length);
    done.querySelector("ul").replaceChildren(
      ...topics.map((topic) => {
        const again = () => {
          held = held.filter((id) => id !== topic.id);
          show();
          done.querySelector("summary").focus();
        };
        const back = button(say.chooserAgain, again, "plain");
        back.setAttribute("aria-label", say.chooserAgainLabel(topic.title));
        return element("li", {}, topic.title + " ", back);
      }),
    );
  }

  /** The address is for sharing; the store is for coming back next quarter. */
  function keep() {
    const values = { ...Object.fromEntries(new FormData(form)), "da-lam": held.join(",") };
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
    for (const control of form.elements) {
      const value = kept.get(control.name) ?? "";
      if (control.type === "radio") control.checked = control.value === value;
      else if (control.tagName === "SELECT") control.value = [...control.options].some((option) => option.value === value) ? value : "";
    }
    if (["nhom", "phut", "dip"].some((name) => kept.get(name))) form.querySelector("details").open = true;
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
    list.children[before].querySelector("a").focus();
  });
  clear.addEventListener("click", () => {
    for (const control of form.elements) {
      if (control.type === "radio") control.checked = false;
      else if (control.tagName === "SELECT") control.value = "";
    }
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
    return JSON.parse(localStorage.getItem(STORED)) ?? {};
  } catch {
    return {};
  }
}
