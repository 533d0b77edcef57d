// The menu of what may be kept: what is there already, and what the program writes of an answer.
import { download, make, the } from "./dom.js";
import { keepPage, keepStudyFile, kWritten, safeName } from "./keep.js";
import { dialog } from "./menu.js";
import { forget, isRemembering, remember } from "./remember.js";
import { failed, kNotRemembered, kRemember } from "./states.js";

/** @typedef {import("./app.js").App} App */

/** @param {App} app */
export function keepStudy(app) {
  keepStudyFile(app.editor.kept);
  app.setKept();
}

/** @param {App} app */
export function fillKeep(app) {
  const none = !app.answered || app.answered.only || app.ask.busy;
  const entry = (/** @type {string} */ id, /** @type {string} */ text, /** @type {() => void} */ act, /** @type {boolean} */ disabled) =>
    make("button", { type: "button", id, disabled, click: act }, text);
  the("keep-menu").replaceChildren(
    entry("keep-study", "The study", () => keepStudy(app), !app.described),
    entry("keep-page", "This page with the study inside", () => { keepPage(app.editor.kept); app.setKept(); }, !app.described),
    ...(none ? [make("p", { class: "note" }, "After an answer also:")] : []),
    entry("keep-here", isRemembering() ? "On this PC: on" : "On this PC: off", () => askToRemember(app), !app.described && !isRemembering()),
    ...Object.entries(kWritten).map(([what, written]) => entry(`keep-${what}`, written.text, () => keepWritten(app, written), none)));
}

/** @param {App} app */
function askToRemember(app) {
  const on = isRemembering();
  const box = dialog("Keep the study on this PC", [make("p", {}, kRemember), make("div", { class: "actions" },
    make("button", { type: "button", id: on ? "forget" : "remember", click: () => {
      if (on) forget();
      else if (!remember(app.editor.kept)) app.tell(kNotRemembered);
      box.close();
    } }, on ? "Forget it" : "Keep it here"))]);
}

/** @param {App} app @param {import("./keep.js").Written} written */
async function keepWritten(app, { file, ending, type, args }) {
  if (!app.answered) return;
  const name = safeName(app.answered.name) + ending;
  if (app.openedResult && file === "results.h5") { download(name, app.openedResult, type); return; }
  const { json, attachments } = await app.collected(args(app.scenario), [file]);
  if (json.error !== undefined || json.exit !== 0 || attachments.length === 0) app.tell(failed(json.error ?? json.stderr));
  else download(name, attachments[0], type);
}
