// What comes to the page: files that are opened or dropped, examples, new studies.
import { make, the } from "../dom.js";
import { keepStudy } from "./keeping.js";
import { dialog, goToPlace } from "../menu.js";
import { sorted } from "./opened.js";
import { drawnExamples, examples, newStudy } from "./start.js";
import { badResult, inside, kCsvAlone, resultAlone } from "../states.js";
import { studyInReport } from "./within_report.js";

/** @typedef {import("../app.js").App} App */

const sentence = (/** @type {unknown} */ trouble) => (trouble instanceof Error ? trouble.message : String(trouble));

/** @param {App} app @param {import("./opened.js").File[]} files */
export async function open(app, files) {
  const opened = await sorted(files);
  if (opened.kind === "refused") app.tell(opened.sentence);
  else if (opened.kind === "study") mayLeave(app, () => app.take(opened.study, true));
  else if (opened.kind === "csv") openCsv(app, opened.files);
  else await openResult(app, opened.name, opened.bytes);
}

/** @param {App} app @param {{name: string, text: string}[]} files */
function openCsv(app, files) {
  if (!app.described) { app.tell(kCsvAlone); return; }
  for (const { name, text } of files) app.editor.add(name, text);
  app.tell(`Put beside the study: ${files.map((file) => file.name).join(", ")}.`);
}

/** @param {App} app @param {string} name @param {Uint8Array} bytes */
async function openResult(app, name, bytes) {
  if (!app.workers) { app.tell(badResult(name, "the program does not run in this browser.")); return; }
  app.stop();
  const { json, attachments } = await app.collected(["report", "results.h5", "-q", "-o", "report.html"], ["report.html"], [bytes]);
  if (json.exit !== 0 || attachments.length === 0) { app.tell(badResult(name, json.error ?? json.stderr)); return; }
  app.tell("");
  if (!app.described) document.body.dataset.has = "result";
  app.openedResult = bytes;
  app.answered = { study: "", seconds: 0, name: name.replace(/\.h5$/i, "") };
  app.shownAnswer.clear();
  const html = new TextDecoder().decode(attachments[0]);
  app.shownAnswer.frame(html, `Report of ${name}`);
  app.shownAnswer.say(resultAlone(name));
  app.shownAnswer.actions.replaceChildren(make("button", { type: "button", id: "describe-it", click: () => describe(app, html) }, "Describe it"));
  the("inside").hidden = false; // where there is no study yet, Describe begins
  the("inside").replaceChildren(make("button", { type: "button", id: "describe-inside", click: () => describe(app, html) }, inside(name)));
  goToPlace("answer");
}

/** The study inside a result that is shown; its answer stays. @param {App} app @param {string} html its report */
function describe(app, html) {
  const { answered, openedResult } = app;
  const study = answered && studyInReport(html, answered.name);
  if (!study) { app.tell("This result says nothing of the study that it is of."); return; }
  mayLeave(app, () => {
    app.take(study, true, true);
    app.openedResult = openedResult;
    app.answered = { ...answered, study: JSON.stringify(app.editor.study) };
    app.shownAnswer.actions.replaceChildren();
    app.shownAnswer.say(`${answered.name}, opened by itself.`);
  });
}

/** Asks before what is not kept is lost. @param {App} app @param {() => void} go */
function mayLeave(app, go) {
  if (!app.unkept) { go(); return; }
  const box = dialog("This study is not kept", [
    make("p", {}, "Opening another takes its place. What you have changed would be lost."),
    make("div", { class: "actions" },
      make("button", { type: "button", click: () => { keepStudy(app); box.close(); go(); } }, "Keep it, then open"),
      make("button", { type: "button", click: () => { box.close(); go(); } }, "Open without keeping")),
  ]);
}

/** @param {App} app @param {string[]} args of the command new @param {string} name */
export function beginWith(app, args, name) {
  mayLeave(app, async () => {
    if (!app.workers) return;
    try {
      app.take(await newStudy(app.workers, args, name), true);
    } catch (trouble) {
      app.tell(sentence(trouble));
    }
  });
}

/** @param {App} app */
export async function chooseExample(app) {
  if (!app.workers) return;
  try {
    const list = await examples(app.workers);
    const box = dialog("Examples", drawnExamples(list, (name) => { box.close(); beginWith(app, ["--like", name], name); }));
  } catch (trouble) {
    app.tell(sentence(trouble));
  }
}
