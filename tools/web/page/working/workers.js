// The workers: one that reads with a spare beside it, some that simulate, and one that collects and runs commands.

import { stepped } from "./schedule.js";

/** @typedef {{json: any, attachments: Uint8Array[]}} Answer */
/** @typedef {() => Worker} Start */

/** The worker ended before it answered. */
export class Died extends Error {}

/** One worker, asked and answering in order. */
export class Channel {
  /** @param {Start} start @param {{module: WebAssembly.Module} | {packed: string | null, size: number}} program */
  constructor(start, program) {
    this.worker = start();
    this.dead = false;
    this.next = 0;
    /** @type {Map<number, {done: (answer: Answer) => void, failed: (trouble: Error) => void, onProgress?: (text: string) => void}>} */
    this.asked = new Map();
    this.worker.onmessage = ({ data }) => this.#hear(data);
    this.worker.onerror = (event) => { event.preventDefault?.(); this.end(event.message || "it ended"); };
    this.worker.onmessageerror = () => this.end("what it said could not be understood");
    this.ready = this.#post(program, []);
    this.ready.catch(() => {}); // whoever asks next is told
  }

  /** @param {any} data */
  #hear(data) {
    const waiting = this.asked.get(data.id);
    if (!waiting) return;
    if (data.progress !== undefined) { waiting.onProgress?.(data.progress); return; }
    if (data.died !== undefined) { this.end(data.died); return; }
    this.asked.delete(data.id);
    waiting.done({ json: data.json, attachments: data.attachments ?? [] });
  }

  /** @param {any} message @param {Transferable[]} transfer @param {(text: string) => void} [onProgress] @returns {Promise<Answer>} */
  #post(message, transfer, onProgress) {
    if (this.dead) return Promise.reject(new Died("it has ended"));
    return new Promise((done, failed) => {
      const id = ++this.next;
      this.asked.set(id, { done, failed, onProgress });
      this.worker.postMessage({ id, ...message }, transfer);
    });
  }

  /** Asks once the program is there. Attachments given with `give` are handed over and gone from here.
   *  @param {string} call @param {any} json @param {Uint8Array[]} [attachments]
   *  @param {{onProgress?: (text: string) => void, give?: boolean}} [how] @returns {Promise<Answer>} */
  async call(call, json, attachments = [], { onProgress, give = false } = {}) {
    await this.ready;
    return this.#post({ call, json, attachments }, give ? attachments.map((bytes) => bytes.buffer) : [], onProgress);
  }

  /** @param {string} [why] */
  end(why = "it was stopped") {
    if (this.dead) return;
    this.dead = true;
    this.worker.terminate();
    const left = [...this.asked.values()];
    this.asked.clear();
    for (const { failed } of left) failed(new Died(why));
  }
}

const kTooLong = "Reading the study took longer than a minute, so that it was stopped: it goes on with the next change.";

/** How many simulate: a core is left for the rest, but where there are two, of which the rest takes little.
 *  @param {number | undefined} cores */
export const simulatorsOf = (cores) => (cores === 2 ? 2 : Math.max(1, Math.min(8, (cores || 2) - 1)));

export class Workers {
  /** @param {Start} start @param {WebAssembly.Module} module @param {number} [cores] @param {Channel} [first] that is there already */
  constructor(start, module, cores = globalThis.navigator?.hardwareConcurrency, first = undefined) {
    this.make = () => new Channel(start, { module });
    this.reader = first ?? this.make();
    /** @type {Channel | undefined} */ this.spare = undefined;
    /** @type {Channel | undefined} */ this.collecting = undefined;
    /** @type {Channel[]} */ this.simulating = [];
    this.count = simulatorsOf(cores);
  }

  /** Makes ready, one after the other, what is not needed at once. */
  async warm() {
    await this.reader.ready;
    this.spare ??= this.make();
    await this.spare.ready.catch(() => {});
    await this.collector.ready.catch(() => {});
    for (const simulator of this.simulators) await simulator.ready.catch(() => {});
    await this.rehearse().catch(() => {});
  }

  /** A short run of the study that `new` writes, of which nothing is kept: a browser compiles what it has run a while
   *  to faster code, for all workers at once, so that the first question need not wait for that. The spare does it, which
   *  nobody waits for. */
  async rehearse() {
    const { spare } = this, folder = "rehearsal";
    if (!spare) return;
    const { attachments: files } = await spare.call("command", { args: ["new", folder, "-q"], files: [], take: [`${folder}/study.yaml`] });
    const sent = { study: "study.yaml", files: ["study.yaml"], scenarios: ["baseline"], replications: 40 };
    const { json: { step } } = await spare.call("accept", { begin: true, ...sent }, files);
    const count = stepped(20, step);
    const { attachments } = await spare.call("simulate", { ...sent, scenario: "baseline", first: 0, count, prepare: true }, files);
    await spare.call("accept", {}, attachments);
    await spare.call("answer", { replications: count });
  }

  /** Asks the reader; one that died has the spare in its place, and is asked once more. One that takes too long
   *  is ended.
   *  @param {string} call @param {any} json @param {Uint8Array[]} attachments @param {number} [most] milliseconds
   *  @returns {Promise<Answer>} */
  async read(call, json, attachments, most = 60_000) {
    let late = false;
    for (let tries = 0; ; ++tries) {
      const reader = this.reader;
      const timer = setTimeout(() => { late = true; reader.end(kTooLong); }, most);
      try {
        return await reader.call(call, json, attachments);
      } catch (trouble) {
        if (this.reader === reader) this.renewReader();
        if (late || tries > 0 || !(trouble instanceof Died)) throw trouble;
      } finally {
        clearTimeout(timer);
      }
    }
  }

  /** The spare reads from now on. */
  renewReader() {
    const old = this.reader;
    this.reader = this.spare && !this.spare.dead ? this.spare : this.make();
    this.spare = undefined;
    old.end();
    this.reader.ready.then(() => { this.spare ??= this.make(); }, () => {});
  }

  get collector() {
    if (!this.collecting || this.collecting.dead) this.collecting = this.make();
    return this.collecting;
  }

  get simulators() {
    this.simulating = this.simulating.filter((simulator) => !simulator.dead);
    while (this.simulating.length < this.count) this.simulating.push(this.make());
    return this.simulating;
  }
}
