// A run with a fixed number of replications: blocks to the simulators, parts to the collector, the answer as soon as
// there is one; then what decides it.
import { Schedule, blocksOf, kFirstAnswer, piecesOf, stepped } from "./schedule.js";
import { Died } from "./workers.js";

/**
 * @typedef {object} Question
 * @property {any} sent        what every call says of the study: {study, files}
 * @property {Uint8Array[]} files
 * @property {string[]} scenarios
 * @property {number} replications
 *
 * @typedef {object} Heard  what is told while it runs
 * @property {(state: {done: number, all: number, left: number | undefined, common: number, deciding: boolean}) => void} onProgress
 * @property {(answer: {html: string, replications: number, last: boolean, lacks?: string}) => void} onAnswer  lacks: why it
 *                                  does not say what decides it
 */

/** @param {import("./schedule.js").Block} block */
const whatOf = (block) => ("piece" in block ? "What decides it" : `The scenario ${block.scenario}`);

export class Run {
  /** @param {import("./workers.js").Workers} workers @param {Question} question @param {Heard} heard
   *  @param {() => number} [clock] in milliseconds */
  constructor(workers, question, heard, clock = () => performance.now()) {
    this.workers = workers;
    this.question = question;
    this.heard = heard;
    this.clock = clock;
    this.schedule = new Schedule([]);
    this.firstAnswer = 0;
    this.common = 0;   // so many replications every scenario has
    this.answered = 0; // of so many was the last answer
    this.stopped = false;
    this.deciding = false; // all scenarios are done: what decides it is being played
    /** @type {Set<import("./workers.js").Channel>} */ this.prepared = new Set();
    /** @type {Promise<void>} */ this.answering = Promise.resolve();
    /** @type {Promise<void>[]} */ this.gathering = []; // of each simulator the last block
    /** @type {any} */ this.latest = undefined;
    /** @type {string | undefined} */ this.failure = undefined;
  }

  /** Until all is simulated, or stopped; then the answer of what there is. Rejects with a sentence. */
  async finish() {
    this.begun = this.clock();
    this.collector = this.workers.collector;
    const { sent, files, scenarios, replications } = this.question;
    const { json: { step } } = await this.#asked(this.collector, "accept", { begin: true, ...sent, scenarios, replications }, files);
    this.firstAnswer = Math.min(stepped(kFirstAnswer, step), replications);
    this.schedule = new Schedule(blocksOf(scenarios, replications, { step }));
    await this.#play();
    if (!this.stopped && this.common === replications) await this.#playWhatDecides();
    else if (this.common > this.answered || this.answered === 0) await this.#answer(true);
    else this.heard.onAnswer({ ...this.latest, replications: this.answered, last: true });
  }

  /** All that is scheduled. */
  async #play() {
    await Promise.all(this.workers.simulators.map((_, at) => this.#simulate(at)));
    await Promise.all(this.gathering);
    await this.answering;
    if (this.failure) throw new Error(this.failure);
  }

  /** The answer can be read meanwhile. */
  async #playWhatDecides() {
    await this.#answer(false);
    this.deciding = true;
    let played = false;
    /** @type {string | undefined} */ let lacks;
    try {
      played = await this.#playPieces();
    } catch (trouble) { // the answer stands without
      if (!this.stopped) lacks = trouble instanceof Error ? trouble.message : String(trouble);
    }
    if (played && !this.stopped) await this.#answer(true);
    else this.heard.onAnswer({ ...this.latest, replications: this.answered, last: true, lacks });
  }

  /** Whether there were any. */
  async #playPieces() {
    const collector = /** @type {import("./workers.js").Channel} */ (this.collector);
    const { json: { pieces } } = await this.#asked(collector, "accept", { variants: true });
    if (pieces === 0 || this.stopped) return false;
    this.begun = this.clock();
    this.schedule = new Schedule(piecesOf(pieces));
    await this.#play();
    return true;
  }

  /** What is being simulated is thrown away, what is done is kept. */
  stop() {
    this.stopped = true;
    for (const simulator of this.workers.simulating) simulator.end();
  }

  /** @param {number} at the place among the simulators */
  async #simulate(at) {
    while (!this.stopped && !this.failure) {
      const block = this.schedule.next();
      if (!block) return;
      const simulator = this.workers.simulators[at], prepared = this.prepared.has(simulator);
      try {
        const { scenarios, replications } = this.question;
        const sent = { ...this.question.sent, scenarios, replications, ...block, prepare: !prepared };
        const { attachments } = await this.#asked(simulator, "simulate", sent, prepared ? [] : this.question.files);
        this.prepared.add(simulator);
        await this.gathering[at];
        this.gathering[at] = this.#gather(block, attachments); // while the next one is simulated
      } catch (trouble) {
        if (this.stopped) return;
        const sentence = trouble instanceof Error ? trouble.message : String(trouble);
        if (trouble instanceof Died && simulator.dead && this.schedule.lost(block)) continue;
        this.failure ??= trouble instanceof Died ? `${whatOf(block)} could not be simulated: ${sentence}` : sentence;
      }
    }
  }

  /** What goes wrong ends the run. @param {import("./schedule.js").Block} block @param {Uint8Array[]} attachments */
  #gather(block, attachments) {
    return this.#accept(block, attachments).catch((trouble) => {
      this.failure ??= `What was simulated could not be put together: ${trouble instanceof Error ? trouble.message : trouble}`;
    });
  }

  /** @param {import("./schedule.js").Block} block @param {Uint8Array[]} attachments */
  async #accept(block, attachments) {
    const collector = /** @type {import("./workers.js").Channel} */ (this.collector);
    const { json } = await this.#asked(collector, "accept", {}, attachments, true);
    this.schedule.finished(block);
    this.common = json.common;
    const { done, all } = this.schedule;
    this.heard.onProgress({ done, all, left: this.schedule.left((this.clock() - (this.begun ?? 0)) / 1000), common: this.common, deciding: this.deciding });
    if (this.answered === 0 && this.common >= this.firstAnswer && this.common < this.question.replications) {
      this.answered = this.common;
      this.answering = this.#answer(false);
      this.answering.catch((trouble) => { this.failure ??= trouble.message; });
    }
  }

  /** @param {boolean} last */
  async #answer(last) {
    const replications = this.common;
    if (replications === 0) throw new Error("Stopped before there was an answer.");
    this.answered = replications;
    const collector = /** @type {import("./workers.js").Channel} */ (this.collector);
    const { json } = await this.#asked(collector, "answer", { replications });
    this.latest = json;
    this.heard.onAnswer({ ...json, replications, last });
  }

  /** @param {import("./workers.js").Channel} channel @param {string} call @param {any} json @param {Uint8Array[]} [files] @param {boolean} [give] */
  async #asked(channel, call, json, files = [], give = false) {
    const answer = await channel.call(call, json, files, { give });
    if (answer.json.error) throw new Error(answer.json.error);
    return answer;
  }
}
