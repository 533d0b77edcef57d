// The page: its parts made and told of one another.
import { about } from "./about.js";
import { Answer } from "./answer.js";
import { Ask } from "./ask.js";
import { asKept } from "./assembly.js";
import { balanceOf, drawnBalance, oneLine } from "./balance.js";
import { download, link, make, say, the, theButton } from "./dom.js";
import { Editor } from "./editor.js";
import { slowness } from "./kernel.js";
import { keepPage, keepStudy, kWritten, safeName } from "./keep.js";
import { dialog, goToPlace, menu } from "./menu.js";
import { chosen, dropped, sorted } from "./opened.js";
import { program } from "./program.js";
import { Reader, sentOf } from "./reading.js";
import { Run } from "./run.js";
import { drawnExamples, examples, newStudy } from "./start.js";
import * as states from "./states.js";
import { Workers } from "./workers.js";

/** @typedef {import("./assembly.js").KeptStudy} KeptStudy
 *  @typedef {{study: string, seconds: number, replications: number, name: string, scenarios: string[]}} Answered */

class App {
  constructor() {
    /** @type {Workers | undefined} */ this.workers = undefined;
    /** @type {Reader | undefined} */ this.reader = undefined;
    /** @type {import("./reading.js").Reading | undefined} */ this.reading = undefined;
    /** @type {Run | undefined} */ this.run = undefined;
    /** @type {import("./workers.js").Channel | undefined} */ this.commanded = undefined;
    /** @type {Answered | undefined} */ this.answered = undefined;
    /** @type {Uint8Array | undefined} */ this.openedResult = undefined;
    this.scenario = "baseline";
    this.keptText = "";
    /** @type {Editor} */
    this.editor = new Editor(the("editor"), {
      onChange: () => this.changed(),
      onCursor: () => this.explainKey(),
      complete: (file, offset) => this.reader?.ask("complete", this.editor.study, file, offset) ?? Promise.resolve({}),
      hover: (file, offset) => this.reader?.ask("hover", this.editor.study, file, offset) ?? Promise.resolve({}),
    });
    this.ask = new Ask({
      ask: (asked) => this.answer(asked), stop: () => this.stop(), command: (command) => this.command(command),
      goTo: (place) => { goToPlace("describe"); this.editor.goTo(place); },
    });
    this.shownAnswer = new Answer();
    this.listen();
  }

  // ---- opening

  async begin() {
    const slow = setTimeout(() => say("opening", states.kSlowOpening), 5000);
    const kept = asKept(the("kept-study").textContent ?? "null");
    if (kept) this.take(kept, true);
    try {
      const { module, start } = await program();
      this.workers = new Workers(start, module);
      this.reader = new Reader(this.workers, (reading) => this.heard(reading), () => this.showReadingState(states.kReading));
      await this.workers.reader.ready;
    } catch (trouble) {
      this.noProgram(trouble instanceof Error ? trouble.message : String(trouble));
      return;
    } finally {
      clearTimeout(slow);
    }
    say("opening", "");
    document.documentElement.dataset.ready = "yes";
    if (this.described) this.reader.begin(this.editor.study);
    await this.workers.warm();
    const times = await slowness();
    if (times > 10) this.tell(states.slowProgram(times));
    document.documentElement.dataset.warm = "yes";
  }

  /** @param {string} trouble */
  noProgram(trouble) {
    say("opening", "");
    the("told").replaceChildren(states.noProgram(trouble), " ", link("What to ask IT for", () => {
      dialog("What to ask IT for", [make("p", {}, states.kForIt),
        make("button", { type: "button", click: () => navigator.clipboard?.writeText(states.kForIt) }, "Copy this text")]);
    }));
    document.documentElement.dataset.ready = "without";
  }

  /** @param {string} text */
  tell(text) { say("told", text); }

  get described() { return this.editor.main !== ""; }

  /** Another study takes the place of this one. @param {KeptStudy} study @param {boolean} isKept it stands in a file as it is */
  take(study, isKept) {
    this.stop();
    this.editor.open(study);
    the("start").hidden = true;
    the("written").hidden = false;
    this.answered = undefined;
    this.openedResult = undefined;
    this.scenario = "baseline";
    this.shownAnswer.clear();
    this.keptText = isKept ? JSON.stringify(this.editor.kept) : "";
    this.tell("");
    say("study-name", study.name);
    goToPlace("describe");
    this.reader?.begin(this.editor.study);
    this.afterChange();
    this.editor.view.focus();
  }

  /** @param {import("./opened.js").File[]} files */
  async open(files) {
    const opened = await sorted(files);
    if (opened.kind === "refused") this.tell(opened.sentence);
    else if (opened.kind === "study") this.mayLeave(() => this.take(opened.study, true));
    else if (opened.kind === "csv") this.openCsv(opened.files);
    else this.openResult(opened.name, opened.bytes);
  }

  /** @param {{name: string, text: string}[]} files */
  openCsv(files) {
    if (!this.described) { this.tell(states.kCsvAlone); return; }
    for (const { name, text } of files) this.editor.add(name, text);
    this.tell(`Put beside the study: ${files.map((file) => file.name).join(", ")}.`);
  }

  /** @param {string} name @param {Uint8Array} bytes */
  async openResult(name, bytes) {
    if (!this.workers) { this.tell(states.badResult(name, "the program does not run in this browser.")); return; }
    this.stop();
    const { json, attachments } = await this.collected(["report", "results.h5", "-q", "-o", "report.html"], ["report.html"], [bytes]);
    if (json.exit !== 0 || attachments.length === 0) { this.tell(states.badResult(name, json.error ?? json.stderr)); return; }
    this.tell("");
    this.openedResult = bytes;
    this.answered = { study: "", seconds: 0, replications: 0, name: name.replace(/\.h5$/i, ""), scenarios: [] };
    this.shownAnswer.setStale(false);
    this.shownAnswer.frame(new TextDecoder().decode(attachments[0]), `Report of ${name}`);
    this.shownAnswer.actions.replaceChildren();
    this.shownAnswer.say(`${name}, opened by itself.`);
    goToPlace("answer");
  }

  /** Asks before what is not kept is lost. @param {() => void} go */
  mayLeave(go) {
    if (!this.unkept) { go(); return; }
    const box = dialog("This study is not kept", [
      make("p", {}, "Opening another takes its place. What you have changed would be lost."),
      make("div", { class: "actions" },
        make("button", { type: "button", click: () => { this.keepStudy(); box.close(); go(); } }, "Keep it, then open"),
        make("button", { type: "button", click: () => { box.close(); go(); } }, "Open without keeping")),
    ]);
  }

  // ---- changes of the text

  get unkept() { return this.described && JSON.stringify(this.editor.kept) !== this.keptText; }

  changed() {
    this.reader?.read(this.editor.study);
    this.afterChange();
  }

  afterChange() {
    theButton("undo").disabled = !this.editor.undoable;
    theButton("redo").disabled = !this.editor.redoable;
    this.markStale();
  }

  markStale() {
    if (!this.answered || this.openedResult) return;
    const stale = JSON.stringify(this.editor.study) !== this.answered.study;
    this.shownAnswer.setStale(stale);
    this.ask.again(stale, this.answered.seconds);
  }

  explainKey() {
    clearTimeout(this.helpTimer);
    this.helpTimer = setTimeout(async () => {
      const found = this.described && this.reader ? await this.editor.aboutCursor() : {};
      const line = the("key-help");
      line.hidden = !found?.title;
      line.replaceChildren(make("strong", {}, found?.title ?? ""), " ", found?.text ?? "");
    }, 250);
  }

  /** @param {string} text */
  showReadingState(text) {
    clearTimeout(this.stateTimer);
    this.stateTimer = setTimeout(() => say("reading-state", text), 200); // what is quick is not announced
  }

  /** @param {import("./reading.js").Reading} reading */
  heard(reading) {
    this.reading = reading;
    this.editor.mark([...reading.problems, ...reading.warnings]);
    this.ask.show(reading);
    this.drawBalance();
    document.documentElement.dataset.read = String(reading.version);
  }

  drawBalance() {
    const { good, current, problems = [], failure } = this.reading ?? {};
    clearTimeout(this.stateTimer);
    say("reading-state", failure ?? (problems.length > 0 ? `${states.mistakes(problems.length)}${good ? ` ${states.kLastGood}` : ""}` : ""));
    const place = the("balance-shown");
    if (!good) { place.replaceChildren(); say("foot", ""); return; }
    say("study-name", good.check.title || this.editor.name);
    document.title = `${good.check.title || this.editor.name} - Headroom`;
    if (!good.plan.scenarios[this.scenario]) this.scenario = Object.keys(good.plan.scenarios)[0];
    const balance = balanceOf(good.plan, good.check, this.scenario);
    if (!balance) return;
    place.classList.toggle("old", !current);
    const chooser = the("balance-shown").querySelector("select") ?? this.makeChooser();
    this.fillChooser(chooser, good.scenarios.map(({ name, is }, at) => [name, at === 0 ? "As things are" : is || name]));
    const label = chooser.closest("label") ?? make("label", {}, "Scenario ", chooser);
    // The label stays where it is, so that the focus does.
    while (label.nextSibling) label.nextSibling.remove();
    if (!label.isConnected) place.replaceChildren(label);
    place.append(...drawnBalance(balance, (path) => { goToPlace("describe"); this.editor.goToKey(path); }));
    say("foot", oneLine(balance));
  }

  makeChooser() {
    return make("select", { change: (/** @type {Event} */ event) => {
      this.scenario = /** @type {HTMLSelectElement} */ (event.target).value;
      this.drawBalance();
    } });
  }

  /** @param {HTMLSelectElement} chooser @param {string[][]} rows */
  fillChooser(chooser, rows) {
    const said = JSON.stringify(rows);
    if (chooser.dataset.rows !== said) {
      chooser.dataset.rows = said;
      chooser.replaceChildren(...rows.map(([value, text]) => make("option", { value }, text)));
    }
    chooser.value = this.scenario;
  }

  // ---- asking

  /** @param {import("./ask.js").Asked} asked */
  async answer(asked) {
    if (!this.workers || !this.reading?.current || this.ask.busy) return;
    if (asked.how !== "fixed") { await this.command(asked.how); return; }
    const study = this.editor.study, { sent, files } = sentOf(study), begun = performance.now();
    this.begin_(study);
    const run = this.run = new Run(this.workers, { sent, files, scenarios: asked.scenarios, replications: asked.replications, chunk: this.reading.good?.whole.chunk }, {
      onProgress: ({ done, all, left, common }) => this.ask.progress(done / all, states.running(common, left)),
      onAnswer: ({ html, replications, last }) => {
        const seconds = (performance.now() - begun) / 1000;
        this.answered = { study: JSON.stringify(study), seconds, replications, name: study.name, scenarios: asked.scenarios };
        this.showAnswer(html, last ? states.answered(replications, run.stopped) : states.firstAnswer(replications));
        if (last) this.ask.word(`Took ${states.time(seconds)}.`);
      },
    });
    let word = "";
    try {
      await run.finish();
      word = this.ask.left.textContent ?? "";
    } catch (trouble) {
      if (this.run !== run) return;
      this.shownAnswer.say(run.stopped ? states.kStopped : states.failed(trouble instanceof Error ? trouble.message : String(trouble)));
    }
    if (this.run === run) this.end(word);
  }

  /** @param {KeptStudy} study */
  begin_(study) {
    this.openedResult = undefined;
    this.answered = undefined;
    this.shownAnswer.clear();
    this.shownAnswer.say(`Asked of ${study.name}.`);
    this.ask.setBusy(true);
    this.ask.word(states.running(0, undefined));
    goToPlace("answer");
    document.documentElement.dataset.asked = "running";
  }

  /** @param {string} word */
  end(word) {
    this.run = undefined;
    this.commanded = undefined;
    this.ask.setBusy(false);
    this.ask.word(word);
    this.markStale();
    document.documentElement.dataset.asked = "done";
  }

  /** @param {string} html @param {string} state */
  showAnswer(html, state) {
    this.shownAnswer.frame(html, "The question and the answer");
    this.shownAnswer.actions.replaceChildren(make("button", { type: "button", id: "whole-report", click: () => this.showReport() }, "The whole report"));
    this.shownAnswer.say(state);
    this.markStale();
  }

  async showReport() {
    const button = theButton("whole-report");
    button.disabled = true;
    button.textContent = "Making the report";
    try {
      const { json, attachments } = await this.collected(["report", "results.h5", "-q", "-o", "report.html"], ["report.html"]);
      if (json.exit !== 0) throw new Error(json.error ?? json.stderr);
      this.shownAnswer.frame(new TextDecoder().decode(attachments[0]), "The whole report");
      this.shownAnswer.actions.replaceChildren();
    } catch (trouble) {
      this.tell(states.failed(trouble instanceof Error ? trouble.message : String(trouble)));
      button.disabled = false;
      button.textContent = "The whole report";
    }
  }

  /** A command about the result, by who has it. @param {string[]} args @param {string[]} take @param {Uint8Array[]} [result] */
  async collected(args, take, result) {
    const bytes = result ?? (this.openedResult ? [this.openedResult] : []);
    const collector = /** @type {Workers} */ (this.workers).collector;
    try {
      return await collector.call("command", { args, files: bytes.length > 0 ? ["results.h5"] : [], take }, bytes);
    } catch (trouble) {
      return { json: { error: trouble instanceof Error ? trouble.message : String(trouble) }, attachments: [] };
    }
  }

  /** The program's own command, in one worker. @param {"explain" | "size" | "precision" | "select"} what */
  async command(what) {
    if (!this.workers || !this.reading?.current || this.ask.busy) return;
    const study = this.editor.study, { files } = sentOf(study), names = study.files.map((file) => file.name);
    const isRun = what === "precision" || what === "select", begun = performance.now();
    this.begin_(study);
    this.ask.word(states.kOneCore);
    const worker = this.commanded = this.workers.collector;
    const args = isRun ? ["run", study.main, "-o", "results.h5"] : what === "size" ? ["size", study.main, "-o", "results.h5"] : ["explain", study.main];
    try {
      const { json } = await worker.call("command", { args, files: names, take: [] }, files, { onProgress: (text) => this.ask.word(text) });
      if (json.error !== undefined || json.exit !== 0) throw new Error(json.error ?? json.stderr);
      this.answered = { study: JSON.stringify(study), seconds: (performance.now() - begun) / 1000, replications: 0, name: study.name, scenarios: [] };
      this.shownAnswer.print(json.stdout);
      this.shownAnswer.say(what === "explain" ? "Why they wait, as things are." : what === "size" ? "The least staffing that meets the targets." : "As exactly as the study asks.");
      if (what !== "explain") this.shownAnswer.actions.replaceChildren(make("button", { type: "button", id: "whole-report", click: () => this.showReport() }, "The whole report"));
    } catch (trouble) {
      if (this.commanded !== worker) return;
      this.shownAnswer.say(worker.dead ? states.kStopped : states.failed(trouble instanceof Error ? trouble.message : String(trouble)));
    }
    if (this.commanded === worker) this.end("");
  }

  stop() {
    this.run?.stop();
    this.commanded?.end();
  }

  // ---- keeping

  keepStudy() {
    keepStudy(this.editor.kept);
    this.keptText = JSON.stringify(this.editor.kept);
  }

  fillKeep() {
    const none = !this.answered || this.ask.busy;
    const entry = (/** @type {string} */ id, /** @type {string} */ text, /** @type {() => void} */ act, /** @type {boolean} */ disabled) =>
      make("button", { type: "button", id, disabled, click: act }, text);
    the("keep-menu").replaceChildren(
      entry("keep-study", "The study", () => this.keepStudy(), !this.described),
      entry("keep-page", "This page with the study inside", () => { keepPage(this.editor.kept); this.keptText = JSON.stringify(this.editor.kept); }, !this.described),
      ...(none ? [make("p", { class: "note" }, "After an answer also:")] : []),
      entry("keep-result", "The result (results.h5)", () => this.keepFile("results.h5", ".h5", "application/x-hdf5", []), none),
      ...Object.entries(kWritten).map(([what, { ending, type, args }]) =>
        entry(`keep-${what}`, { report: "The report", spreadsheet: "A spreadsheet", specification: "The service specification" }[what] ?? what,
          () => this.keepFile(`out${ending}`, ending, type, args(`out${ending}`, this.scenario)), none)));
  }

  /** @param {string} file as the program names it @param {string} ending @param {string} type @param {string[]} args */
  async keepFile(file, ending, type, args) {
    if (!this.workers || !this.answered) return;
    const { name } = this.answered;
    if (file === "results.h5" && this.openedResult) return download(`${safeName(name)}.h5`, this.openedResult, type);
    const { json, attachments } = await this.collected(args.length > 0 ? args : ["--version"], [file]);
    if (json.error !== undefined || json.exit !== 0 || attachments.length === 0) { this.tell(states.failed(json.error ?? json.stderr)); return; }
    download(`${safeName(name)}${ending}`, attachments[0], type);
  }

  // ---- what the person does

  listen() {
    menu("open");
    menu("new");
    menu("keep", () => this.fillKeep());
    const files = /** @type {HTMLInputElement} */ (the("file-chooser")), folder = /** @type {HTMLInputElement} */ (the("folder-chooser"));
    for (const input of [files, folder]) {
      input.addEventListener("change", async () => {
        if (input.files) await this.open(await chosen(input.files));
        input.value = "";
      });
    }
    const on = (/** @type {string} */ id, /** @type {() => void} */ act) => the(id).addEventListener("click", act);
    on("open-files", () => files.click());
    on("open-folder", () => folder.click());
    on("open-mine", () => files.click());
    on("examples", () => this.chooseExample());
    on("try-example", () => this.beginWith(["--like", "first-study"], "first-study"));
    on("describe-mine", () => this.beginWith([], "my-service"));
    on("new-study", () => this.beginWith([], "my-service"));
    on("new-csv", () => this.beginWith(["--csv"], "my-service"));
    on("undo", () => this.editor.undo());
    on("redo", () => this.editor.redo());
    on("about", async () => { dialog("About Headroom", await about()); });
    for (const button of document.querySelectorAll(".places button")) {
      button.addEventListener("click", () => goToPlace(/** @type {HTMLElement} */ (button).dataset.to ?? "describe"));
    }
    document.addEventListener("dragover", (event) => { event.preventDefault(); document.body.classList.add("dropping"); });
    document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
    document.addEventListener("drop", async (event) => {
      event.preventDefault();
      document.body.classList.remove("dropping");
      if (event.dataTransfer) await this.open(await dropped(event.dataTransfer));
    });
    addEventListener("beforeunload", (event) => { if (this.unkept) event.preventDefault(); });
  }

  /** @param {string[]} args @param {string} name */
  beginWith(args, name) {
    this.mayLeave(async () => {
      if (!this.workers) return;
      try {
        this.take(await newStudy(this.workers, args, name), true);
      } catch (trouble) {
        this.tell(trouble instanceof Error ? trouble.message : String(trouble));
      }
    });
  }

  async chooseExample() {
    if (!this.workers) return;
    try {
      const list = await examples(this.workers);
      const box = dialog("Examples", drawnExamples(list, (name) => { box.close(); this.beginWith(["--like", name], name); }));
    } catch (trouble) {
      this.tell(trouble instanceof Error ? trouble.message : String(trouble));
    }
  }
}

new App().begin();
