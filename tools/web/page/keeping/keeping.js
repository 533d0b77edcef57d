// The menu of what may be kept: what is there already, and what the program writes of an answer.
import { download, make, the } from "../dom.js";
import { keepPage, keepStudyFile, kWritten, safeName } from "./keep.js";
import { dialog } from "../menu.js";
import { forget, isRemembering, remember } from "./remember.js";
import { failed, kept, kHere, kNotRemembered, kRemember } from "../states.js";

/** @typedef {import("../app.js").App} App */

/** @param {App} app */
export function keepStudy(app) {
  app.tell(kept(keepStudyFile(app.editor.kept)));
  app.setKept();
}

/** @param {App} app */
export function fillKeep(app) {
  const none = !app.answered || app.answered.only || app.ask.busy;
  const entry = (/** @type {string} */ id, /** @type {string} */ text, /** @type {() => void} */ act, /** @type {boolean} */ disabled) =>
    make("button", { type: "button", id, disabled, click: act }, text);
  the("keep-menu").replaceChildren(
    entry("keep-study", "The study as text", () => keepStudy(app), !app.described),
    entry("keep-page", "This page with the study inside", () => { app.tell(kept(keepPage(app.editor.kept))); app.setKept(); }, !app.described),
    entry("keep-here", `The study on this PC, for next time: ${isRemembering() ? "on" : "off"}`, () => askToRemember(app), !app.described && !isRemembering()),
    make("p", { class: "note" }, none ? "After an answer also:" : "Of the answer:"),
    ...Object.entries(kWritten).map(([what, written]) => entry(`keep-${what}`, written.text, () => keepWritten(app, written), none)));
}

/** @param {App} app */
function askToRemember(app) {
  const on = isRemembering();
  const box = dialog("Keep the study on this PC", [make("p", {}, kRemember), make("div", { class: "actions" },
    make("button", { type: "button", id: on ? "forget" : "remember", click: () => {
      if (on) forget();
      else app.tell(remember(app.editor.kept) ? kHere : kNotRemembered);
      box.close();
    } }, on ? "Forget it" : "Keep it here"))]);
}

/** @param {App} app @param {import("./keep.js").Written} written */
async function keepWritten(app, written) {
  const { file, of } = written;
  if (app.answered && app.openedResult && file === "results.h5") app.tell(kept(download(safeName(app.answered.name) + written.ending, app.openedResult, written.type)));
  else if (of === "scenario") await askOfWhich(app, (scenario) => writeAndKeep(app, written, scenario));
  else await writeAndKeep(app, written, "");
}

/** Which of the scenarios that the result has. @param {App} app @param {(scenario: string) => void} go */
async function askOfWhich(app, go) {
  const { json } = await app.collected(["compare", "results.h5", "--json"], []);
  if (json.error !== undefined || json.exit !== 0) { app.tell(failed(json.error ?? json.stderr)); return; }
  const { scenarios, baseline } = JSON.parse(json.stdout), words = new Map(app.reading?.good?.scenarios.map(({ name, is }) => [name, is]));
  const box = dialog("A service specification", [make("p", {}, "Of which scenario?"),
    ...scenarios.map((/** @type {string} */ name) => make("button", { type: "button", class: "example", "data-scenario": name, click: () => { box.close(); go(name); } },
      name === baseline ? "As things are" : words.get(name) || name))]);
}

/** @param {App} app @param {import("./keep.js").Written} written @param {string} scenario */
async function writeAndKeep(app, { file, ending, type, args }, scenario) {
  if (!app.answered) return;
  const name = safeName(app.answered.name) + ending;
  const { json, attachments } = await app.collected(args(scenario), [file]);
  if (json.error !== undefined || json.exit !== 0 || attachments.length === 0) app.tell(failed(json.error ?? json.stderr));
  else app.tell(kept(download(name, attachments[0], type)));
}
