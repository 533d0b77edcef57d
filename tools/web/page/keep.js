// What is given to the person to keep: the study, this page with the study inside, and what was answered.
import { assembled, withinScript } from "./assembly.js";
import { download, the } from "./dom.js";
import { zipped } from "./zip.js";

/** @typedef {import("./assembly.js").KeptStudy} KeptStudy */

const kParts = ["style", "facts", "licences", "worker", "program", "script"];

/** This very page with a study inside, put together anew from its skeleton: not what stands in the window.
 *  @param {KeptStudy | null} study @returns {string} */
export function pageWith(study) {
  const text = (/** @type {string} */ id) => the(id).textContent ?? "";
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
  const parts = Object.fromEntries(kParts.map((id) => [id, text(id)]));
  return assembled(JSON.parse(text("skeleton")), { ...parts, policy, skeleton: text("skeleton"), study: withinScript(study) });
}

/** A name that every system lets a file have. @param {string} name */
export const safeName = (name) => name.replace(/[^\p{L}\p{N} ._-]+/gu, "-").replace(/^[. ]+|[. ]+$/g, "").slice(0, 80) || "study";

/** The study alone, or zipped with the files beside it. @param {KeptStudy} study */
export function keepStudy(study) {
  const name = safeName(study.name);
  if (study.files.length === 1) return download(`${name}.yaml`, study.files[0].text, "application/yaml");
  const encoder = new TextEncoder();
  download(`${name}.zip`, zipped(study.files.map((file) => ({ name: `${name}/${file.name}`, bytes: encoder.encode(file.text) }))), "application/zip");
}

/** @param {KeptStudy} study */
export const keepPage = (study) => download(`${safeName(study.name)}.html`, pageWith(study), "text/html");

/** What the program writes of a result: name of the file, its kind, and how it is asked for. Tables come zipped. */
export const kWritten = {
  report: { ending: ".html", type: "text/html", args: (/** @type {string} */ out) => ["report", "results.h5", "-q", "-o", out] },
  spreadsheet: {
    ending: ".xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    args: (/** @type {string} */ out) => ["export", "results.h5", "-q", "--xlsx", out],
  },
  specification: {
    ending: "-specification.html", type: "text/html",
    args: (/** @type {string} */ out, /** @type {string} */ scenario) => ["report", "results.h5", "-q", "--specification", scenario, "-o", out],
  },
};
