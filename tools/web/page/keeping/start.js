// Ways to begin: an example, a small study with comments, one in CSV files; all from the program itself.
import { make } from "../dom.js";

/** @typedef {import("./assembly.js").KeptStudy} KeptStudy
 *  @typedef {{name: string, service: string, asks: string}} Example */

/** What `new --list` prints, by example. @param {string} text @returns {Example[]} */
export function examplesOf(text) {
  return text.split(/\n\s*\n/).map((block) => block.split("\n").filter((line) => line !== "")).filter((lines) => lines.length >= 3 && /^[\w-]+$/.test(lines[0]))
    .map(([name, ...lines]) => {
      const all = lines.map((line) => line.trim()), at = all.findIndex((line) => line.startsWith("asks: "));
      return { name, service: all.slice(0, at).join(" "), asks: all.slice(at).join(" ").replace(/^asks: /, "") };
    });
}

let begun = 0; // each in a folder of its own, which is not there yet

/** Asks the program for files of a new study. @param {import("../working/workers.js").Workers} workers @param {string[]} args
 *  @param {string} name @returns {Promise<KeptStudy>} */
export async function newStudy(workers, args, name) {
  const folder = `begin${++begun}`;
  const { json, attachments } = await workers.read("command", { args: ["new", folder, "-q", ...args], files: [], take: [folder] }, []);
  if (json.error !== undefined || json.exit !== 0) throw new Error(json.error ?? json.stderr);
  const decoder = new TextDecoder();
  const files = json.files.map((/** @type {string} */ path, /** @type {number} */ at) =>
    ({ name: path.slice(folder.length + 1), text: decoder.decode(attachments[at]) }))
    .filter((/** @type {{name: string}} */ file) => /\.(yaml|csv)$/.test(file.name));
  files.sort((/** @type {{name: string}} */ a) => (a.name === "study.yaml" ? -1 : 1));
  return { name, main: "study.yaml", files };
}

/** @param {import("../working/workers.js").Workers} workers @returns {Promise<Example[]>} */
export async function examples(workers) {
  const { json } = await workers.read("command", { args: ["new", "--list"], files: [], take: [] }, []);
  if (json.error !== undefined || json.exit !== 0) throw new Error(json.error ?? json.stderr);
  return examplesOf(json.stdout);
}

/** @param {Example[]} list @param {(name: string) => void} take */
export const drawnExamples = (list, take) => list.map(({ name, service, asks }) =>
  make("button", { type: "button", class: "example", click: () => take(name) }, make("strong", {}, service), make("span", {}, asks)));
