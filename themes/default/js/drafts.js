// What a tool keeps on the device: what is being filled in, and a few that it
// took the place of, so that opening somebody's link loses nothing. A browser
// that keeps nothing is no error.

import { fieldsOf, same } from "./payload.js";

/** @typedef {import("./payload.js").Fields} Fields */

const MOST_BEFORE = 5;
const VERSION = 1; // of what is stored
const ASIDE = ".la"; // ends the key of what could not be read

export class Drafts {
  /** @param {string} key */
  constructor(key) {
    this.key = key;
    /** @type {Fields} */
    this.now = {};
    /** @type {Fields[]} */
    this.before = [];
    this.kept = true; // whether the browser keeps what it is given
    this.load();
  }

  load() {
    try {
      const text = localStorage.getItem(this.key) || "{}";
      const stored = readable(text);
      if (!stored) localStorage.setItem(this.key + ASIDE, text); // nothing is lost: it would be written over
      this.now = fieldsOf(stored?.now) || {};
      const before = Array.isArray(stored?.before) ? stored.before : [];
      this.before = before.map(fieldsOf).filter((fields) => fields && Object.keys(fields).length).slice(0, MOST_BEFORE);
    } catch {
      this.check();
    }
  }

  /** What cannot be written is not kept. */
  check() {
    try {
      localStorage.setItem(this.key + ".thu", "1");
      localStorage.removeItem(this.key + ".thu");
    } catch {
      this.kept = false;
    }
  }

  /**
   * Takes what is filled in now; aside puts what stood there before among those
   * that can be opened again.
   * @param {Fields} fields
   * @param {boolean} [aside]
   */
  put(fields, aside = false) {
    if (aside) this.before = [this.now, ...this.before].filter((one) => Object.keys(one).length && !same(one, fields)).slice(0, MOST_BEFORE);
    this.now = fields;
    this.save();
  }

  /** Opens the one before, whose place the present one takes. */
  back() {
    const [first, ...rest] = this.before;
    this.before = [this.now, ...rest].filter((one) => Object.keys(one).length);
    this.now = first || {};
    this.save();
    return this.now;
  }

  /** Forgets all; what is returned puts it back. */
  erase() {
    const { now, before } = this;
    [this.now, this.before] = [{}, []];
    try {
      localStorage.removeItem(this.key);
      localStorage.removeItem(this.key + ASIDE);
    } catch {
      // There is nothing.
    }
    return () => {
      [this.now, this.before] = [now, before];
      this.save();
    };
  }

  save() {
    try {
      localStorage.setItem(this.key, JSON.stringify({ v: VERSION, now: this.now, before: this.before }));
    } catch {
      this.kept = false;
    }
  }
}

/** What was stored, null where this portal did not write it or a newer one did. */
function readable(text) {
  try {
    const stored = JSON.parse(text);
    const own = stored && typeof stored === "object" && !Array.isArray(stored) && (stored.v || VERSION) <= VERSION;
    return own && (!stored.now || fieldsOf(stored.now)) ? stored : null;
  } catch {
    return null;
  }
}
