// Reads people and their cells from lines that are typed or pasted from a
// spreadsheet, as internal/roster reads the same: the fixture there is run by both.

/**
 * cell: the number of the own cell, or -1 for none of those that are visited.
 * @typedef {{ name: string, group: string, cell: number }} Person
 * line: from 1; code: what is wrong, args: what it is about
 * @typedef {{ line: number, code: string, args: (string | number)[] }} Fault
 * names: what a column may be called, by what it holds; canon and unmark: those of
 * search-client/syllable.js, which tests find elsewhere
 * @typedef {{ names: Record<string, string[]>, longest: number, canon: (syllable: string) => { exact: string, folded: string },
 *   unmark: (text: string) => string }} Rules
 * @typedef {{ people: Person[], cells: string[], faults: Fault[], notes: Fault[] }} Roster
 */

const NONE = ["-", "–", "—"];

/**
 * @param {string} text
 * @param {Rules} rules
 * @param {string[]} [visited]  the cells to visit, one a line; without them those of the people
 * @returns {Roster}
 */
export function readRoster(text, rules, visited = []) {
  const reader = new Reader(rules);
  let rows = rowsOf(text);
  const columns = reader.columns(rows[0]);
  if (columns.headed) rows = rows.slice(1);
  if (!reader.roster.faults.length) reader.read(rows, columns.of, visited);
  return reader.roster;
}

/**
 * Lines with something in them, taken apart at what most of them have.
 * @param {string} text
 */
function rowsOf(text) {
  const lines = text.normalize("NFC").replace(/^\uFEFF/, "").split(/\r\n?|\n/);
  const told = /^sep=([;,|\t])\s*$/i.exec(lines[0]);
  const separator = told ? told[1] : separatorOf(lines);
  return joined(lines)
    .map(({ line, text }) => ({ line, fields: fieldsOf(text, separator) }))
    .filter(({ line, fields }) => !(told && line === 1) && (!fields || fields.some(Boolean)));
}

/** Lines with their number; a field in quotation marks may go on in the next one. */
function joined(lines) {
  const all = [];
  let open = false;
  lines.forEach((text, i) => {
    if (open) all[all.length - 1].text += "\n" + text;
    else all.push({ line: i + 1, text });
    if ((text.match(/"/g) || []).length % 2) open = !open;
  });
  return all;
}

/** What stands between fields: a tab before a semicolon before a comma. */
function separatorOf(lines) {
  let best = 0;
  let separator = ",";
  for (const attempt of "\t;,") {
    const have = lines.filter((line) => line.replace(/"[^"]*("|$)/g, "").includes(attempt)).length;
    if (have > best) [separator, best] = [attempt, have];
  }
  return separator;
}

/**
 * The fields of a line; null where quotation marks do not fit together.
 * @param {string} line
 * @param {string} separator
 * @returns {string[] | null}
 */
function fieldsOf(line, separator) {
  const fields = [];
  for (let rest = line; ; ) {
    const quoted = /^\s*"((?:[^"]|"")*)"/.exec(rest);
    const end = quoted ? quoted[0].length + rest.slice(quoted[0].length).search(/\S|$|\t/) : rest.indexOf(separator);
    if (quoted && end < rest.length && rest[end] !== separator) return null;
    const field = quoted ? quoted[1].replace(/""/g, '"') : end < 0 ? rest : rest.slice(0, end);
    if (!quoted && field.includes('"')) return null;
    fields.push(field.trim().split(/\s+/).join(" "));
    if (end < 0 || end >= rest.length) return fields;
    rest = rest.slice(end + 1);
  }
}

class Reader {
  /** @param {Rules} rules */
  constructor(rules) {
    this.rules = rules;
    /** @type {Roster} */
    this.roster = { people: [], cells: [], faults: [], notes: [] };
    this.listed = false;
    this.exact = new Map();
    this.folded = new Map();
    this.people = new Map();
  }

  /** The one spelling of a name, with its marks and without. */
  spelling(text) {
    const words = text.split(" ").map(this.rules.canon);
    return { exact: words.map((word) => word.exact).join(" "), folded: words.map((word) => word.folded).join(" ") };
  }

  /** A heading without marks and signs: "Họ và tên" is ho-va-ten. */
  slug(text) {
    return this.rules.unmark(text).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, "");
  }

  wrong(line, code, ...args) {
    this.roster.faults.push({ line, code, args });
  }

  /** What each column holds: as the first line says, or a name and the own cell. */
  columns(first) {
    const { names } = this.rules;
    const kinds = Object.keys(names);
    const of = ((first && first.fields) || []).map((field) => kinds.find((kind) => names[kind].includes(this.slug(field))) || "");
    if (!of.some(Boolean)) return { headed: false, of: ["name", "own"] };
    for (const kind of ["name", "own"]) if (!of.includes(kind)) this.wrong(first.line, "column-" + kind);
    of.forEach((kind, i) => kind && of.indexOf(kind) < i && this.wrong(first.line, "column-twice", first.fields[i]));
    return { headed: true, of };
  }

  read(rows, of, visited) {
    const get = (fields, kind) => fields[of.indexOf(kind)] || "";
    const list = [...visited.map((text, i) => ({ text: text.trim().split(/\s+/).join(" "), line: i + 1, own: true }))];
    for (const { line, fields } of rows) if (fields && get(fields, "visited")) list.push({ text: get(fields, "visited"), line, own: false });
    this.listed = visited.length > 0 || of.includes("visited");
    for (const { text, line, own } of list) {
      if (!text) continue;
      if (this.exact.has(this.spelling(text).exact)) this.wrong(line, own ? "list-twice" : "cell-twice", text);
      else this.cell(text, line);
    }
    for (const { line, fields } of rows) {
      if (!fields) this.wrong(line, "quotes");
      else if (fields.some((field, i) => field && i >= of.length)) this.wrong(line, "too-many", fields.find((field, i) => field && i >= of.length) || "");
      else this.row(line, get(fields, "name"), get(fields, "own"), get(fields, "group"));
    }
    if (!this.roster.faults.length && !this.roster.people.length) this.wrong(1, "nobody");
  }

  row(line, name, own, group) {
    if (!name && !own && !group) return;
    if (!name) return this.wrong(line, "no-name");
    if ([...name].length > this.rules.longest || [...group].length > this.rules.longest) return this.wrong(line, "long-name", this.rules.longest);
    const { exact } = this.spelling(name);
    if (this.people.has(exact)) return this.wrong(line, "name-twice", name, this.people.get(exact));
    this.people.set(exact, line);
    const cell = this.belongs(line, name, own);
    if (cell !== null) this.roster.people.push({ name, group, cell });
  }

  /** The number of somebody's own cell; null where it is a mistake. */
  belongs(line, name, text) {
    if (!text) {
      this.wrong(line, "no-cell", name);
      return null;
    }
    if (NONE.includes(text)) return -1;
    const known = this.exact.get(this.spelling(text).exact);
    if (known !== undefined) return known;
    if (!this.listed) return this.cell(text, line);
    this.wrong(line, "not-listed", text, this.meant(text));
    return null;
  }

  /** Adds a cell, with a note where it is nearly another one. */
  cell(text, line) {
    const { exact, folded } = this.spelling(text);
    const number = this.roster.cells.length;
    if ([...text].length > this.rules.longest) this.wrong(line, "long-cell", this.rules.longest);
    if (this.folded.has(folded)) this.roster.notes.push({ line, code: "alike", args: [text, this.roster.cells[this.folded.get(folded)]] });
    this.exact.set(exact, number);
    this.folded.set(folded, number);
    this.roster.cells.push(text);
    return number;
  }

  /** The cell of the list that is the same but for marks and signs, or "". */
  meant(text) {
    return this.roster.cells.find((cell) => this.slug(cell) === this.slug(text)) || "";
  }
}
