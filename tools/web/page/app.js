// The page: its parts made and told of one another.
import { about } from "./about.js";
import { Answer } from "./answer.js";
import { Ask } from "./ask.js";
import { ask, command } from "./asking.js";
import { asKept } from "./keeping/assembly.js";
import { balanceOf, drawnBalance, oneLine } from "./balance.js";
import { link, make, say, the, theButton } from "./dom.js";
import { Editor } from "./editor.js";
import { fillKeep } from "./keeping/keeping.js";
import { slowness } from "./working/kernel.js";
import { dialog, goToPlace, menu } from "./menu.js";
import { chosen, dropped } from "./keeping/opened.js";
import { beginWith, chooseExample, open } from "./keeping/opening.js";
import { program } from "./working/program.js";
import { Reader } from "./working/reading.js";
import { forget, isRemembering, remember, remembered } from "./keeping/remember.js";
import { kLastGood, kReading, kSlowOpening, kForIt, mistakes, noProgram, offered, saidBy, slowProgram } from "./states.js";
import { Workers } from "./working/workers.js";

/** @typedef {import("./keeping/assembly.js").KeptStudy} KeptStudy
 *  @typedef {{study: string, seconds: number, name: string, only?: boolean}} Answered  only: what was printed, no result */

export class App {
  constructor() {
    /** @type {Workers | undefined} */ this.workers = undefined;
    /** @type {Reader | undefined} */ this.reader = undefined;
    /** @type {import("./working/reading.js").Reading | undefined} */ this.reading = undefined;
    /** @type {import("./working/run.js").Run | undefined} */ this.run = undefined;
    /** @type {import("./working/workers.js").Channel | undefined} */ this.commanded = undefined;
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
      ask: (asked) => ask(this, asked), stop: () => this.stop(), command: (what) => command(this, what),
      goTo: (place) => { goToPlace("describe"); this.editor.goTo(place); },
    });
    this.shownAnswer = new Answer();
    this.listen();
  }

  // ---- opening

  async begin() {
    const slow = setTimeout(() => say("opening", kSlowOpening), 5000);
    const kept = asKept(the("kept-study").textContent ?? "null");
    if (kept) this.take(kept, true);
    else this.offerRemembered();
    try {
      const { first, start, module } = await program();
      this.workers = new Workers(start, module, undefined, first);
      this.reader = new Reader(this.workers, (reading) => this.heard(reading), () => this.showReadingState(kReading), () => this.scenario);
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
    if (times > 10) this.tell(slowProgram(times));
    document.documentElement.dataset.warm = "yes";
  }

  offerRemembered() {
    const study = remembered();
    if (!study) return;
    the("remembered").hidden = false;
    the("remembered").replaceChildren(
      make("button", { type: "button", id: "go-on", click: () => this.take(study, true) }, offered(study.name)), " ",
      link("Forget it", () => { forget(); the("remembered").hidden = true; }));
  }

  /** @param {string} trouble */
  noProgram(trouble) {
    say("opening", "");
    the("told").replaceChildren(noProgram(trouble), " ", link("What to ask IT for", () => {
      dialog("What to ask IT for", [make("p", {}, kForIt),
        make("button", { type: "button", click: () => navigator.clipboard?.writeText(kForIt) }, "Copy this text")]);
    }));
    document.documentElement.dataset.ready = "without";
  }

  /** @param {string} text */
  tell(text) { say("told", text); }

  get described() { return this.editor.main !== ""; }

  /** Another study takes the place of this one. @param {KeptStudy} study @param {boolean} isKept it stands in a file as it is
   *  @param {boolean} [isOfAnswer] the answer shown is of it */
  take(study, isKept, isOfAnswer = false) {
    this.stop();
    this.editor.open(study);
    the("start").hidden = true;
    document.body.dataset.has = "study";
    the("written").hidden = false;
    this.answered = undefined;
    this.openedResult = undefined;
    this.scenario = "baseline";
    if (!isOfAnswer) this.shownAnswer.clear();
    if (isKept) this.setKept();
    else this.keptText = "";
    this.tell("");
    this.nameIt(study.name);
    goToPlace("describe");
    this.reader?.begin(this.editor.study);
    this.afterChange();
    this.editor.view.focus();
  }

  /** @param {string} name */
  nameIt(name) {
    say("study-name", name);
    document.title = `${name} - Headroom`;
  }

  // ---- changes of the text

  /** What is written now stands in a file. */
  setKept() { this.keptText = JSON.stringify(this.editor.kept); }

  get unkept() { return this.described && JSON.stringify(this.editor.kept) !== this.keptText; }

  changed() {
    this.reader?.read(this.editor.study);
    this.afterChange();
  }

  afterChange() {
    clearTimeout(this.rememberTimer);
    if (isRemembering()) this.rememberTimer = setTimeout(() => { if (isRemembering()) remember(this.editor.kept); }, 1000);
    theButton("undo").disabled = !this.editor.undoable;
    theButton("redo").disabled = !this.editor.redoable;
    this.markStale();
  }

  markStale() {
    if (!this.answered || this.answered.study === "") return; // of a result opened alone
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

  /** @param {import("./working/reading.js").Reading} reading */
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
    say("reading-state", failure !== undefined ? saidBy(failure) : (problems.length > 0 ? `${mistakes(problems.length)}${good ? ` ${kLastGood}` : ""}` : ""));
    const place = the("balance-shown");
    if (!good) { place.replaceChildren(); say("foot", ""); return; }
    this.nameIt(good.check.title || this.editor.name);
    if (!good.scenarios.some(({ name }) => name === this.scenario)) this.scenario = Object.keys(good.plan.scenarios)[0];
    place.classList.toggle("old", !current);
    const chooser = the("balance-shown").querySelector("select") ?? this.makeChooser();
    this.fillChooser(chooser, good.scenarios.map(({ name, is }, at) => [name, at === 0 ? "As things are" : is || name]));
    const label = chooser.closest("label") ?? make("label", {}, "Scenario ", chooser);
    // The label stays where it is, so that the focus does.
    while (label.nextSibling) label.nextSibling.remove();
    if (!label.isConnected) place.replaceChildren(label);
    const balance = balanceOf(good.plan, good.check, this.scenario);
    if (balance) place.append(...drawnBalance(balance, (path) => { goToPlace("describe"); this.editor.goToKey(path); }));
    say("foot", balance ? oneLine(balance) : "");
  }

  makeChooser() {
    return make("select", { change: (/** @type {Event} */ event) => {
      this.scenario = /** @type {HTMLSelectElement} */ (event.target).value;
      this.reader?.read(this.editor.study);
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

  get askable() { return this.workers !== undefined && this.reading?.current === true && !this.ask.busy; }

  /** A command about the result, by who has it. @param {string[]} args @param {string[]} take @param {Uint8Array[]} [result] */
  async collected(args, take, result) {
    const bytes = result ?? (this.openedResult ? [this.openedResult] : []);
    try {
      const { collector } = /** @type {Workers} */ (this.workers);
      return await collector.call("command", { args, files: bytes.length > 0 ? ["results.h5"] : [], take }, bytes);
    } catch (trouble) {
      return { json: { error: trouble instanceof Error ? trouble.message : String(trouble) }, attachments: [] };
    }
  }

  stop() {
    this.run?.stop();
    this.commanded?.end();
  }

  // ---- what the person does

  listen() {
    menu("open");
    menu("new");
    menu("keep", () => fillKeep(this));
    const files = /** @type {HTMLInputElement} */ (the("file-chooser")), folder = /** @type {HTMLInputElement} */ (the("folder-chooser"));
    for (const input of [files, folder]) {
      input.addEventListener("change", async () => {
        if (input.files) await open(this, await chosen(input.files));
        input.value = "";
      });
    }
    const on = (/** @type {string} */ id, /** @type {() => void} */ act) => the(id).addEventListener("click", act);
    on("open-files", () => files.click());
    on("open-folder", () => folder.click());
    on("open-mine", () => files.click());
    on("examples", () => chooseExample(this));
    on("try-example", () => beginWith(this, ["--like", "first-study"], "first-study"));
    on("describe-mine", () => beginWith(this, [], "my-service"));
    on("new-study", () => beginWith(this, [], "my-service"));
    on("new-csv", () => beginWith(this, ["--csv"], "my-service"));
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
      if (!event.dataTransfer) return;
      const files = await dropped(event.dataTransfer).catch(() => undefined);
      if (files) await open(this, files);
      else this.tell("What was dropped cannot be read from here: open it with Open.");
    });
    addEventListener("beforeunload", (event) => { if (this.unkept) event.preventDefault(); });
  }
}

new App().begin();
