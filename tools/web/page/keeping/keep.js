// What is given to the person to keep: the study, this page with the study inside, and what was answered.
import { assembled, withinScript } from "./assembly.js";
import { download, the } from "../dom.js";
import { zipped } from "../bytes/zip.js";

/** @typedef {import("./assembly.js").KeptStudy} KeptStudy */

const kParts = ["style", "facts", "licences", "worker", "program", "script"];

/** This very page with a study inside, put together anew from its skeleton: not what stands in the window.
 *  @param {KeptStudy | null} study @returns {string} */
export function pageWith(study) {
  const text = (/** @type {string} */ id) => the(id).textContent ?? "";
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
  const parts = Object.fromEntries(kParts.map((id) => [id, text(id)]));
  return assembled(JSON.parse(text("skeleton")), { ...parts, policy, size: the("program").dataset.size ?? "", skeleton: text("skeleton"), study: withinScript(study) });
}

/** A name that every system lets a file have. @param {string} name */
export const safeName = (name) => name.replace(/[^\p{L}\p{N} ._-]+/gu, "-").replace(/^[. ]+|[. ]+$/g, "").slice(0, 80) || "study";

/** The study alone, or zipped with the files beside it; what it is called. @param {KeptStudy} study */
export function keepStudyFile(study) {
  const name = safeName(study.name);
  if (study.files.length === 1) return download(`${name}.yaml`, study.files[0].text, "application/yaml");
  const encoder = new TextEncoder();
  return download(`${name}.zip`, zipped(study.files.map((file) => ({ name: `${name}/${file.name}`, bytes: encoder.encode(file.text) }))), "application/zip");
}

/** @param {KeptStudy} study */
export const keepPage = (study) => download(`${safeName(study.name)}.html`, pageWith(study), "text/html");

/** @typedef {{text: string, file: string, ending: string, type: string, of?: "scenario", args: (scenario: string) => string[]}} Written */

/** What the program writes of a result. @type {Record<string, Written>} */
export const kWritten = {
  result: { text: "The result, to be opened here again (.h5)", file: "results.h5", ending: ".h5", type: "application/x-hdf5", args: () => ["--version"] },
  report: { text: "The report, with charts (.html)", file: "report.html", ending: "-report.html", type: "text/html", args: () => ["report", "results.h5", "-q", "-o", "report.html"] },
  spreadsheet: {
    text: "A spreadsheet (.xlsx)", file: "tables.xlsx", ending: ".xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    args: () => ["export", "results.h5", "-q", "--xlsx", "tables.xlsx"],
  },
  specification: {
    text: "A service specification (.html)", file: "specification.html", ending: "-specification.html", type: "text/html", of: "scenario",
    args: (scenario) => ["report", "results.h5", "-q", "--specification", scenario, "-o", "specification.html"],
  },
};
