// Shares out visits as package internal/rota does, pair by pair: the fixture
// there is run by both, and a rota made on the page is that of the command.

/** The most that is taken, as in internal/rota. */
export const MOST = { members: 500, cells: 1000, months: 60, visits: 5000 };

/**
 * own: of each member the number of the own cell, or -1; visits: those of a month.
 * @typedef {{ own: number[], cells: number, months: number, visits: number }} RotaInput
 * @typedef {{ member: number, cell: number }} Visit
 * @typedef {{ member: number, cell: number, times: number }} Pair
 * @typedef {(n: number) => [number, number]} Bounds
 * reason: numbers, too-many, no-cell-for, nobody-for, too-few or unfair
 * @typedef {{ reason: string, limit?: string, most?: number, member?: number, cell?: number, others?: number }} Impossible
 */

/**
 * The visits of each month, or why there are none.
 * @param {RotaInput} input
 * @returns {{ months: Visit[][], impossible?: undefined } | { impossible: Impossible, months?: undefined }}
 */
export function makeRota(input) {
  const impossible = refused(input);
  if (impossible) return { impossible };
  const pairs = share(input);
  if (!pairs) return { impossible: explain(input) };
  /** @type {Visit[][]} */
  const months = [];
  spread(input, pairs, input.months, months);
  return { months };
}

/**
 * @param {RotaInput} input
 * @returns {Impossible | undefined}
 */
function refused({ own, cells, months, visits }) {
  const numbers = { members: own.length, cells, months, visits };
  for (const limit of Object.keys(MOST)) {
    const number = numbers[limit];
    if (!Number.isInteger(number) || number < 1 || number > MOST[limit]) return { reason: "numbers", limit, most: MOST[limit] };
  }
  const most = own.reduce((sum, cell) => sum + cells - (cell >= 0 && cell < cells ? 1 : 0), 0);
  if (!most) return { reason: "nobody-for", cell: 0 };
  return visits > most ? { reason: "too-many", most } : undefined;
}

/**
 * Why shares that were looked for are not there.
 * @param {RotaInput} input
 * @returns {Impossible}
 */
function explain({ own, cells, months, visits }) {
  const total = visits * months;
  const [least, most] = part(total, 1, own.length);
  const [wanted] = part(total, 1, cells);
  const stuck = cells === 1 && least > 0 ? own.indexOf(0) : -1;
  if (stuck >= 0) return { reason: "no-cell-for", member: stuck };
  for (let cell = 0; cell < cells; cell++) {
    const others = own.filter((one) => one !== cell).length;
    const can = Math.min(others * most, total - (own.length - others) * least, others * months);
    if (can < wanted) return others ? { reason: "too-few", cell, others } : { reason: "nobody-for", cell };
  }
  return { reason: "unfair" };
}

/**
 * Who visits which cell how often in all months together.
 * @param {RotaInput} input
 */
function share(input) {
  const [most, best] = lowest(1, input.months, (number) => within(input, 0, number));
  if (!best) return null;
  return lowest(-most, -1, (number) => within(input, -number, most))[1] || best;
}

/**
 * The lowest number that there is an answer for, and the answer; whatever is
 * higher must have one too.
 * @param {number} low
 * @param {number} high
 * @param {(number: number) => Pair[] | null} attempt
 * @returns {[number, Pair[] | null]}
 */
function lowest(low, high, attempt) {
  let best = null;
  let found = high + 1;
  while (low <= high) {
    const middle = low + Math.floor((high - low) / 2);
    const pairs = attempt(middle);
    if (pairs) [best, found, high] = [pairs, middle, middle - 1];
    else low = middle + 1;
  }
  return [found, best];
}

/**
 * Each member visits each other cell from least to most times, or null.
 * @param {RotaInput} input
 */
function within(input, least, most) {
  const { own, cells, months, visits } = input;
  const total = visits * months;
  const every = own.flatMap((home, member) =>
    // Members begin with different cells, and do not follow each other around.
    Array.from({ length: cells }, (_, i) => (member + i) % cells)
      .filter((cell) => cell !== home)
      .map((cell) => ({ member, cell, times: 0 })),
  );
  return solve(input, every, total, () => [least, most], () => part(total, 1, own.length), () => part(total, 1, cells));
}

/**
 * A number of times for each pair, within the bounds of the pair, of its member
 * and of its cell, so that all add up to total; null where that cannot be.
 * @param {RotaInput} input
 * @param {Pair[]} pairs
 * @param {number} total
 * @param {(pair: Pair) => [number, number]} ofPair
 * @param {Bounds} ofMember
 * @param {Bounds} ofCell
 * @returns {Pair[] | null}
 */
function solve({ own, cells }, pairs, total, ofPair, ofMember, ofCell) {
  const source = own.length + cells;
  const network = new Network(source + 2);
  const edges = pairs.map((pair) => network.add(pair.member, own.length + pair.cell, ...ofPair(pair)));
  own.forEach((_, member) => network.add(source, member, ...ofMember(member)));
  for (let cell = 0; cell < cells; cell++) network.add(own.length + cell, source + 1, ...ofCell(cell));
  network.add(source + 1, source, total, total);
  if (!network.settle()) return null;
  return pairs.map((pair, i) => ({ ...pair, times: network.flow(edges[i]) })).filter((pair) => pair.times);
}

/**
 * Deals pairs out to months by halves.
 * @param {RotaInput} input
 * @param {Pair[]} pairs
 * @param {number} months
 * @param {Visit[][]} into
 */
function spread(input, pairs, months, into) {
  if (months === 1) {
    const visits = pairs.map(({ member, cell }) => ({ member, cell }));
    into.push(visits.sort((a, b) => a.member - b.member || a.cell - b.cell));
    return;
  }
  const half = Math.floor((months + 1) / 2);
  const ofMember = input.own.map(() => 0);
  const ofCell = Array(input.cells).fill(0);
  for (const { member, cell, times } of pairs) {
    ofMember[member] += times;
    ofCell[cell] += times;
  }
  const early = solve(input, pairs, input.visits * half, (pair) => part(pair.times, half, months),
    (member) => part(ofMember[member], half, months), (cell) => part(ofCell[cell], half, months));
  if (!early) throw new Error("visits do not divide into months"); // flows say that they do
  spread(input, early, half, into);
  spread(input, without(pairs, early, input.cells), months - half, into);
}

/**
 * @param {Pair[]} pairs
 * @param {Pair[]} taken
 * @param {number} cells
 */
function without(pairs, taken, cells) {
  const gone = new Map(taken.map(({ member, cell, times }) => [member * cells + cell, times]));
  return pairs
    .map((pair) => ({ ...pair, times: pair.times - (gone.get(pair.member * cells + pair.cell) || 0) }))
    .filter((pair) => pair.times > 0);
}

/**
 * The share a/b of a number, rounded down and up.
 * @returns {[number, number]}
 */
const part = (number, a, b) => [Math.floor((number * a) / b), Math.floor((number * a + b - 1) / b)];

/** A flow network whose edges have a least and a most, as internal/rota/flow.go. */
class Network {
  constructor(nodes) {
    this.first = Array(nodes).fill(-1); // of each node its first edge
    this.excess = Array(nodes).fill(0);
    // Of each edge; the partner of edge i is i ^ 1.
    this.to = [];
    this.after = [];
    this.room = [];
    this.least = [];
    this.level = [];
    this.next = [];
  }

  /** Adds an edge and returns its number. */
  add(from, to, least, most) {
    const number = this.to.length;
    this.link(from, to, most - least);
    this.least[number] = least;
    this.excess[to] += least;
    this.excess[from] -= least;
    return number;
  }

  link(from, to, room) {
    const number = this.to.length;
    this.to.push(to, from);
    this.after.push(this.first[from], this.first[to]);
    this.room.push(room, 0);
    this.least.push(0, 0);
    this.first[from] = number;
    this.first[to] = number + 1;
  }

  /** Finds a flow within all bounds; whether there is one. */
  settle() {
    const from = this.first.length;
    const to = from + 1;
    const excess = this.excess;
    let wanted = 0;
    this.first.push(-1, -1);
    excess.forEach((amount, node) => {
      if (amount > 0) this.link(from, node, amount);
      if (amount < 0) this.link(node, to, -amount);
      wanted += Math.max(amount, 0);
    });
    while (this.layer(from, to)) {
      this.next = this.first.slice();
      for (let pushed; (pushed = this.push(from, to, wanted)); ) wanted -= pushed;
    }
    return wanted === 0;
  }

  /** What flows through an edge, once settle was true. */
  flow(number) {
    return this.least[number] + this.room[number ^ 1];
  }

  /** Numbers the nodes by their distance from the first one. */
  layer(from, to) {
    this.level = Array(this.first.length).fill(-1);
    this.level[from] = 0;
    const queue = [from];
    for (let at = 0; at < queue.length && this.level[to] < 0; at++) {
      const node = queue[at];
      for (let i = this.first[node]; i >= 0; i = this.after[i]) {
        if (this.room[i] > 0 && this.level[this.to[i]] < 0) {
          this.level[this.to[i]] = this.level[node] + 1;
          queue.push(this.to[i]);
        }
      }
    }
    return this.level[to] >= 0;
  }

  /** Sends at most room along shortest ways; how much it sent. */
  push(node, to, room) {
    if (node === to) return room;
    let sent = 0;
    for (; this.next[node] >= 0; this.next[node] = this.after[this.next[node]]) {
      const i = this.next[node];
      if (!this.room[i] || this.level[this.to[i]] !== this.level[node] + 1) continue;
      const pushed = this.push(this.to[i], to, Math.min(room - sent, this.room[i]));
      this.room[i] -= pushed;
      this.room[i ^ 1] += pushed;
      sent += pushed;
      if (sent === room) break; // the edge may have room left for who comes next
    }
    return sent;
  }
}
