// Which replications of which scenario are simulated next, so that a run may be stopped anywhere.

/** @typedef {{scenario: string, first: number, count: number}} Block */

/** Blocks by replication, every scenario of some before any of the next, so that all scenarios have the same
 *  futures: a few at a time until there is a first answer, then more.
 *  @param {string[]} scenarios @param {number} replications
 *  @param {{firstAnswer?: number, few?: number, many?: number}} [sizes] @returns {Block[]} */
export function blocksOf(scenarios, replications, { firstAnswer = 20, few = 5, many = 20 } = {}) {
  const blocks = [];
  for (let first = 0; first < replications;) {
    const limit = first < firstAnswer ? Math.min(first + few, firstAnswer) : first + many;
    const count = Math.min(limit, replications) - first;
    for (const scenario of scenarios) blocks.push({ scenario, first, count });
    first += count;
  }
  return blocks;
}

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
