// Slides: the page shows all of them, one below the other; this script shows one
// at a time, by keys, by touch, and step by step. Where one is stands in the
// fragment, so that a reload loses nothing.

import * as say from "theme/strings.js";

import { button, element } from "./elements.js";
import { joinDecks, joinedPart } from "./deckjoin.js";
import { fragmentOf, readFragment, writeFragment } from "./fragment.js";
import { startAgenda } from "./slideagenda.js";
import { openSpeaker, startSpeaker } from "./slidewindow.js";

const atKey = "chieu"; // in the fragment: the number of the slide that is shown
const speakerKey = "ghi-chu"; // the same, in the window of the one who speaks

export async function startSlides() {
  const deck = document.querySelector(".deck");
  if (!(deck instanceof HTMLElement)) return;
  await joinDecks(deck);
  const slides = new Deck(deck);
  if (slides.slides.length) slides.start();
  else addEventListener("hashchange", () => location.reload());
}

class Deck {
  /** @param {HTMLElement} deck */
  constructor(deck) {
    this.slides = /** @type {HTMLElement[]} */ ([...deck.querySelectorAll(".slide")]);
    this.at = 0;
    this.step = 0;
    this.running = false;
    this.count = element("span", { class: "slide-count", role: "status" });
    this.clocks = element("span", {}); // of each topic
    this.joined = joinedPart(); // which decks these are
    this.bar = this.controls();
    this.deck = deck;
    /** @type {(at: number, step: number) => void} */
    this.tell = () => {};
    this.touched = -Infinity; // when the last stroke ended; no tap comes too soon after none
  }

  start() {
    this.deck.after(this.bar);
    for (const agenda of this.slides.filter((slide) => slide.matches(".slide-agenda"))) {
      const clock = element("span", { class: "slide-clock" });
      this.clocks.append(clock);
      startAgenda(agenda, agenda.dataset.of || this.deck.dataset.id || "", clock);
    }
    for (const node of document.querySelectorAll("[data-present]")) {
      if (!(node instanceof HTMLButtonElement)) continue;
      node.hidden = false;
      node.onclick = () => this.run(0);
    }
    document.addEventListener("keydown", (event) => this.onKey(event));
    addEventListener("resize", () => this.fit());
    this.listen();
    this.fromAddress();
    addEventListener("hashchange", () => {
      if (fragmentOf(joinedPart()) === fragmentOf(this.joined)) this.fromAddress();
      else location.reload();
    });
  }

  /** A fragment says where to begin; one that makes no sense says nothing. */
  fromAddress() {
    const fragment = readFragment();
    const own = numbered(fragment.get(atKey), this.slides.length);
    const spoken = numbered(fragment.get(speakerKey), this.slides.length);
    if (spoken) {
      document.body.classList.add("speaker");
      for (const notes of this.deck.querySelectorAll("details")) notes.open = true;
      this.run(spoken - 1);
      this.tell = startSpeaker((at, step) => this.show(at, step, false));
    } else if (own) this.run(own - 1);
  }

  controls() {
    return element(
      "div",
      { class: "slide-bar", role: "toolbar", "aria-label": say.slidesControls },
      labelled("‹", say.slidesPrevious, () => this.move(-1)),
      this.count,
      labelled("›", say.slidesNext, () => this.move(1)),
      this.clocks,
      button(say.slidesNotesShort, () => this.toggleNotes(), "slide-notes-button"),
      button(say.slidesWindow, () => this.speak(), "slide-window-button"),
      button(say.slidesStop, () => this.stop(), "slide-stop-button"),
    );
  }

  /** @param {number} at */
  run(at) {
    this.running = true;
    document.body.classList.add("presenting");
    this.show(at, 0, true);
  }

  stop() {
    if (!this.running || document.body.classList.contains("speaker")) return;
    this.running = false;
    document.body.classList.remove("presenting", "with-notes");
    for (const slide of this.slides) for (const node of slide.querySelectorAll(".steps > *")) node.classList.remove("later");
    writeFragment(this.joined);
    for (const slide of this.slides) shownPart(slide).style.fontSize = "";
    this.slides[this.at].scrollIntoView();
  }

  /**
   * @param {number} at
   * @param {number} step  how many of the slide's steps are shown
   * @param {boolean} told  whether the other window is to follow
   */
  show(at, step, told) {
    this.at = Math.min(Math.max(at, 0), this.slides.length - 1);
    const slide = this.slides[this.at];
    const steps = [...slide.querySelectorAll(".steps > *")];
    this.step = Math.min(Math.max(step, 0), steps.length);
    for (const other of this.slides) other.classList.toggle("current", other === slide);
    steps.forEach((node, i) => node.classList.toggle("later", i >= this.step));
    this.count.textContent = `${this.at + 1}/${this.slides.length}`;
    const key = document.body.classList.contains("speaker") ? speakerKey : atKey;
    writeFragment({ ...this.joined, [key]: String(this.at + 1) });
    this.fit();
    scrollTo(0, 0);
    if (told) this.tell(this.at, this.step);
  }

  /** @param {number} by  1 forward, -1 back: by a step where the slide has some */
  move(by) {
    const steps = this.slides[this.at].querySelectorAll(".steps > *").length;
    if (by > 0 ? this.step < steps : this.step > 0) this.show(this.at, this.step + by, true);
    else if (by > 0 && this.at < this.slides.length - 1) this.show(this.at + 1, 0, true);
    else if (by < 0 && this.at > 0) this.show(this.at - 1, Infinity, true);
  }

  /** Makes the text of the slide as large as there is room. */
  fit() {
    if (!this.running) return;
    const part = shownPart(this.slides[this.at]);
    for (let size = 100; size >= 40; size -= 5) {
      part.style.fontSize = size + "%";
      if (part.scrollHeight <= part.clientHeight + 1 && part.scrollWidth <= part.clientWidth + 1) return;
    }
  }

  toggleNotes() {
    document.body.classList.toggle("with-notes");
    for (const notes of this.deck.querySelectorAll("details")) notes.open = true;
    this.fit();
  }

  speak() {
    const tell = openSpeaker(fragmentOf({ ...this.joined, [speakerKey]: String(this.at + 1) }), (at, step) => this.show(at, step, false));
    if (tell) this.tell = tell;
    else this.toggleNotes(); // no second window here: the notes stand below
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    if (!this.running || event.ctrlKey || event.metaKey || event.altKey) return;
    const pressed = event.target instanceof Element && event.target.closest("button, summary, a");
    if (pressed && (event.key === " " || event.key === "Enter")) return;
    const act = {
      ArrowRight: () => this.move(1),
      ArrowDown: () => this.move(1),
      PageDown: () => this.move(1),
      " ": () => this.move(1),
      Enter: () => this.move(1),
      ArrowLeft: () => this.move(-1),
      ArrowUp: () => this.move(-1),
      PageUp: () => this.move(-1),
      Backspace: () => this.move(-1),
      Home: () => this.show(0, 0, true),
      End: () => this.show(this.slides.length - 1, 0, true),
      Escape: () => this.stop(),
      n: () => this.toggleNotes(),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** A tap goes on, a stroke to the side goes on or back. */
  listen() {
    let x = 0;
    let y = 0;
    this.deck.addEventListener("pointerdown", (event) => {
      x = event.clientX;
      y = event.clientY;
    });
    this.deck.addEventListener("pointerup", (event) => {
      const dx = event.clientX - x;
      const dy = event.clientY - y;
      if (!this.running || event.pointerType === "mouse" || Math.abs(dx) < 50 || Math.abs(dx) < 2 * Math.abs(dy)) return;
      this.touched = event.timeStamp;
      this.move(dx < 0 ? 1 : -1);
    });
    this.deck.addEventListener("click", (event) => {
      const part = event.target instanceof Element ? event.target : null;
      if (!this.running || !part || !part.closest(".shown") || part.closest("button, a, summary")) return;
      if (event.timeStamp - this.touched > 500) this.move(1);
    });
  }
}

/**
 * @param {HTMLElement} slide
 * @returns {HTMLElement}
 */
function shownPart(slide) {
  return /** @type {HTMLElement} */ (slide.firstElementChild);
}

/**
 * A number from 1 to most, or 0 for what is none.
 * @param {string | null} text
 * @param {number} most
 */
function numbered(text, most) {
  return text && /^\d{1,4}$/.test(text) && Number(text) <= most ? Number(text) : 0;
}

/**
 * @param {string} sign
 * @param {string} label
 * @param {() => void} press
 */
function labelled(sign, label, press) {
  const node = button(sign, press);
  node.setAttribute("aria-label", label);
  return node;
}
