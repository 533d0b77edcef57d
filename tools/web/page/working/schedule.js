// Which replications of which scenario are simulated next, so that a run may be stopped anywhere.

/** Of a scenario, or a piece of what decides the answer. @typedef {{scenario: string, first: number, count: number} |
 *  {piece: number, of: number, count: number}} Block */

/** After so many replications there is an answer. */
export const kFirstAnswer = 20;

/** The next multiple of a step. @param {number} number @param {number} step */
export const stepped = (number, step) => Math.ceil(number / step) * step;

/** Blocks by replication, every scenario of some before any of the next, so that all scenarios have the same
 *  futures: a few at a time until there is a first answer, then more; in multiples of `step`, as the program packs
 *  them.
 *  @param {string[]} scenarios @param {number} replications
 *  @param {{firstAnswer?: number, few?: number, many?: number, step?: number}} [sizes] @returns {Block[]} */
export function blocksOf(scenarios, replications, { firstAnswer = kFirstAnswer, few = 5, many = 20, step = 1 } = {}) {
  const blocks = [];
  for (let first = 0; first < replications;) {
    const limit = first < firstAnswer ? Math.min(first + stepped(few, step), stepped(firstAnswer, step)) : first + stepped(many, step);
    const count = Math.min(limit, replications) - first;
    for (const scenario of scenarios) blocks.push({ scenario, first, count });
    first += count;
  }
  return blocks;
}

/** What decides the answer, in so many pieces. @param {number} of @returns {Block[]} */
export const piecesOf = (of) => Array.from({ length: of }, (_, at) => ({ piece: at + 1, of, count: 1 }));

/** Hands out blocks. One whose worker died is handed out once more, before all others. */
export class Schedule {
  /** @param {Block[]} blocks */
  constructor(blocks) {
    /** @type {Block[]} */ this.waiting = [...blocks];
    /** @type {Set<Block>} */ this.again = new Set();
    this.all = blocks.reduce((sum, block) => sum + block.count, 0);
    this.done = 0;
  }

  /** @returns {Block | undefined} */
  next() { return this.waiting.shift(); }

  /** @param {Block} block */
  finished(block) { this.done += block.count; }

  /** Whether it may be tried again. @param {Block} block @returns {boolean} */
  lost(block) {
    if (this.again.has(block)) return false;
    this.again.add(block);
    this.waiting.unshift(block);
    return true;
  }

  /** Seconds to go at the pace so far; undefined while nothing is done. @param {number} seconds since the start */
  left(seconds) { return this.done > 0 ? seconds * (this.all - this.done) / this.done : undefined; }
}
