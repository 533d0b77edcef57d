// From a question to its answer: by all workers where the number of replications is fixed, else by the program's own
// command in one.
import { make, theButton } from "./dom.js";
import { goToPlace } from "./menu.js";
import { sentOf } from "./working/reading.js";
import { Run } from "./working/run.js";
import { answered, deciding, failed, firstAnswer, kOneCore, kStopped, running, undecided } from "./states.js";

/** @typedef {import("./app.js").App} App
 *  @typedef {import("./keeping/assembly.js").KeptStudy} KeptStudy */

const sentence = (/** @type {unknown} */ trouble) => (trouble instanceof Error ? trouble.message : String(trouble));

/** @param {App} app @param {import("./ask.js").Asked} asked */
export async function ask(app, asked) {
  if (!app.askable) return;
  if (asked.how === "fixed") await simulate(app, asked);
  else await command(app, asked.how);
}

/** @param {App} app @param {import("./ask.js").Asked} asked */
async function simulate(app, { scenarios, replications }) {
  const study = app.editor.study, begun = performance.now();
  begin(app, study);
  const question = { ...sentOf(study), scenarios, replications };
  const run = app.run = new Run(/** @type {import("./working/workers.js").Workers} */ (app.workers), question, {
    onProgress: ({ done, all, left, common, deciding: isDeciding }) => app.ask.progress(done / all, isDeciding ? deciding(left) : running(common, left)),
    onAnswer: ({ html, replications: of, last, lacks }) => {
      const seconds = (performance.now() - begun) / 1000;
      app.answered = { study: JSON.stringify(study), seconds, name: study.name };
      app.shownAnswer.frame(html, "The question and the answer");
      app.shownAnswer.say(last ? answered(of, run.stopped ? (run.deciding ? "deciding" : "playing") : "", seconds) + undecided(lacks) : firstAnswer(of));
      offerReport(app);
    },
  });
  try {
    await run.finish();
  } catch (trouble) {
    if (app.run === run) app.shownAnswer.say(run.stopped ? kStopped : failed(sentence(trouble)));
  }
  if (app.run === run) end(app);
}

/** What is printed, and said of it, by command. */
const kCommands = {
  explain: { args: (/** @type {string} */ study) => ["explain", study], said: "Why they wait, as things are. Each cause is taken away in turn: what then changes is its doing." },
  unknown: { args: (/** @type {string} */ study) => ["explain", study, "--unknown"], said: "What is worth finding out: how much of the spread is what you do not know, and which of it." },
  size: { args: (/** @type {string} */ study) => ["size", study, "-o", "results.h5"], said: "The least staffing that meets the targets." },
  precision: { args: (/** @type {string} */ study) => ["run", study, "-o", "results.h5"], said: "As exactly as the study asks." },
  select: { args: (/** @type {string} */ study) => ["run", study, "-o", "results.h5"], said: "The best of the scenarios, as surely as the study asks." },
};

/** @param {App} app @param {keyof typeof kCommands} what */
export async function command(app, what) {
  if (!app.askable) return;
  const study = app.editor.study, { sent, files } = sentOf(study), begun = performance.now(), { args, said } = kCommands[what];
  const isAlone = what === "explain" || what === "unknown"; // no result comes of it
  begin(app, study);
  app.ask.word(kOneCore);
  const worker = app.commanded = /** @type {import("./working/workers.js").Workers} */ (app.workers).collector;
  try {
    const { json } = await worker.call("command", { args: args(study.main), files: sent.files, take: [] }, files,
      { onProgress: (text) => app.ask.word(text) });
    if (json.error !== undefined || json.exit !== 0) throw new Error(json.error ?? json.stderr);
    app.answered = { study: JSON.stringify(study), seconds: (performance.now() - begun) / 1000, name: study.name, only: isAlone };
    app.shownAnswer.print(json.stdout);
    app.shownAnswer.say(said);
    if (!isAlone) offerReport(app);
  } catch (trouble) {
    if (app.commanded === worker) app.shownAnswer.say(worker.dead ? kStopped : failed(sentence(trouble)));
  }
  if (app.commanded === worker) end(app);
}

/** @param {App} app @param {KeptStudy} study */
function begin(app, study) {
  app.openedResult = undefined;
  app.answered = undefined;
  app.shownAnswer.clear();
  app.shownAnswer.say(`Asked of ${study.name}.`);
  app.ask.setBusy(true);
  app.ask.word(running(0, undefined));
  goToPlace("answer");
  document.documentElement.dataset.asked = "running";
}

/** @param {App} app */
function end(app) {
  app.run = undefined;
  app.commanded = undefined;
  app.ask.setBusy(false);
  app.markStale();
  document.documentElement.dataset.asked = "done";
}

const kOffer = "The whole report";

/** @param {App} app */
function offerReport(app) {
  if (document.getElementById("whole-report") === null) {
    app.shownAnswer.actions.replaceChildren(make("button", { type: "button", id: "whole-report", click: () => showReport(app) }, kOffer));
  }
  app.markStale();
}

/** @param {App} app */
async function showReport(app) {
  const button = theButton("whole-report");
  button.disabled = true;
  button.textContent = "Making the report";
  const { json, attachments } = await app.collected(["report", "results.h5", "-q", "-o", "report.html"], ["report.html"]);
  if (json.exit === 0 && attachments.length > 0) {
    app.shownAnswer.frame(new TextDecoder().decode(attachments[0]), kOffer);
    app.shownAnswer.actions.replaceChildren();
    return;
  }
  app.tell(failed(json.error ?? json.stderr));
  button.disabled = false;
  button.textContent = kOffer;
}
