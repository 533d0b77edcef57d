// The study as the program reads it: after every change, the newest first.
import { latest } from "./latest.js";

/** @typedef {import("../keeping/assembly.js").KeptStudy} KeptStudy
 *  @typedef {import("../editor.js").Mark} Mark
 *
 *  @typedef {object} Good  what was last read without mistakes
 *  @property {any} check  what is shown of `check --json`
 *  @property {any} plan   what is shown of `plan --json`, of one scenario
 *  @property {{name: string, is: string}[]} scenarios
 *  @property {number} replications
 *
 *  @typedef {object} Reading
 *  @property {number} version
 *  @property {Mark[]} problems
 *  @property {Mark[]} warnings
 *  @property {Good | undefined} good
 *  @property {boolean} current  good is of this very text
 *  @property {string} [failure]
 */

/** What every call says of the study, and the files' bytes. @param {KeptStudy} study */
export function sentOf(study) {
  const encoder = new TextEncoder();
  return {
    sent: { study: study.main, files: study.files.map((file) => file.name) },
    files: study.files.map((file) => encoder.encode(file.text)),
  };
}

/** @param {number} version @param {any} json @param {Good | undefined} before @returns {Reading} */
export function readingOf(version, json, before) {
  const mark = (/** @type {"error" | "warning"} */ severity) => (/** @type {any} */ found) => ({
    file: found.file, line: found.line, column: found.column, from: found.from, to: found.to, severity,
    message: found.message, path: found.path,
  });
  const problems = (json.problems ?? []).map(mark("error"));
  const warnings = (json.warnings ?? []).map(mark("warning"));
  const current = problems.length === 0 && json.error === undefined && json.plan !== undefined;
  const good = current ? {
    check: json.check, plan: json.plan, scenarios: json.scenarios ?? [], replications: json.replications ?? 50,
  } : before;
  return { version, problems, warnings, good, current, failure: json.error };
}

export class Reader {
  /** @param {import("./workers.js").Workers} workers @param {(reading: Reading) => void} heard @param {() => void} [begins]
   *  @param {() => string} [shown] the scenario whose balance is wanted */
  constructor(workers, heard, begins = () => {}, shown = () => "baseline") {
    this.workers = workers;
    /** @type {Good | undefined} */ this.good = undefined;
    this.version = 0;
    /** @type {(study: KeptStudy) => void} */
    this.read = latest(async (study) => {
      const version = ++this.version;
      begins();
      const { sent, files } = sentOf(study);
      let json;
      try {
        json = (await workers.read("read", { ...sent, version, scenario: shown() }, files)).json;
      } catch (trouble) {
        json = { error: trouble instanceof Error ? trouble.message : String(trouble) };
      }
      const reading = readingOf(version, json, this.good);
      this.good = reading.good;
      heard(reading);
    });
  }

  /** @param {KeptStudy} study another one: what was read before says nothing of it */
  begin(study) {
    this.good = undefined;
    this.read(study);
  }

  /** Completion and help of one place; nothing where the program cannot say.
   *  @param {"complete" | "hover"} call @param {KeptStudy} study @param {string} file @param {number} offset */
  async ask(call, study, file, offset) {
    const { sent, files } = sentOf(study);
    try {
      return (await this.workers.read(call, { ...sent, file, offset }, files)).json;
    } catch {
      return {};
    }
  }
}
