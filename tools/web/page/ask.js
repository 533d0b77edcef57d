// What is asked: which scenarios, how many possible years, how.
import { link, make, the } from "./dom.js";
import { askAgain, kOneCore, mistakes, unreadable, warnings } from "./states.js";

/** @typedef {import("./working/reading.js").Reading} Reading
 *  @typedef {{scenarios: string[], replications: number, how: "fixed" | "precision" | "select"}} Asked
 *
 *  @typedef {object} Ways
 *  @property {(asked: Asked) => void} ask
 *  @property {() => void} stop
 *  @property {(command: "explain" | "unknown" | "size") => void} command
 *  @property {(place: import("./editor.js").Mark) => void} goTo
 */

const kMostYears = 10_000;

export class Ask {
  /** @param {Ways} ways */
  constructor(ways) {
    this.ways = ways;
    this.marks = make("div");
    this.scenarios = make("fieldset");
    this.years = make("input", { type: "number", id: "years", min: 1, max: kMostYears, step: 1, value: 50, "aria-describedby": "years-note" });
    this.how = make("fieldset", { hidden: true });
    this.button = make("button", { type: "submit", class: "main", id: "ask-now", disabled: true }, "Ask");
    this.stopButton = make("button", { type: "button", id: "stop", click: () => ways.stop() }, "Stop");
    this.bar = make("progress", { max: 1, value: 0, "aria-label": "Simulated so far" });
    this.left = make("p", { class: "note", id: "time-left" });
    this.why = make("button", { type: "button", id: "explain", disabled: true, click: () => ways.command("explain") }, "Why do they wait?");
    this.unknown = make("button", { type: "button", id: "unknown", disabled: true, hidden: true, click: () => ways.command("unknown") }, "What is worth finding out?");
    this.least = make("button", { type: "button", id: "size", disabled: true, hidden: true, click: () => ways.command("size") }, "What is the least staffing?");
    this.form = make("form", { submit: (/** @type {Event} */ event) => { event.preventDefault(); ways.ask(this.asked); } },
      this.scenarios,
      make("p", {}, make("label", { for: "years" }, "Possible years "), this.years),
      make("p", { class: "note", id: "years-note" }, "No two years are alike, so each scenario is played this many times; after 20 there is a first answer."),
      this.how,
      make("h3", {}, "Ask more"), make("div", { class: "actions" }, this.why, this.unknown, this.least), make("p", { class: "note" }, kOneCore),
      make("div", { id: "ask-bar" }, make("div", { class: "actions" }, this.button)));
    the("run-bar").append(this.stopButton, this.bar, this.left);
    the("ask-shown").append(this.marks, this.form);
    this.names = "";
    this.busy = false;
    this.askable = false;
    this.yearsOfStudy = 0;
  }

  /** @returns {Asked} */
  get asked() {
    const ticked = [...this.scenarios.querySelectorAll("input")].filter((box) => box.checked).map((box) => box.value);
    const how = /** @type {HTMLInputElement | null} */ (this.how.querySelector("input:checked"));
    const years = Math.round(Number(this.years.value)) || 1;
    return {
      scenarios: ticked, replications: Math.max(1, Math.min(kMostYears, years)),
      how: /** @type {Asked["how"]} */ (this.how.hidden ? "fixed" : how?.value ?? "fixed"),
    };
  }

  /** @param {Reading} reading */
  show(reading) {
    this.#showMarks(reading);
    this.askable = reading.current;
    if (reading.good) this.#showChoices(reading.good);
    else this.scenarios.replaceChildren(this.names = "");
    this.#enable();
  }

  /** @param {Reading} reading */
  #showMarks({ problems, warnings: told, failure }) {
    const list = (/** @type {import("./editor.js").Mark[]} */ marks) => make("ul", { class: "marks" },
      ...marks.slice(0, 8).map((mark) => make("li", {}, link(unreadable(mark.line, mark.message), () => this.ways.goTo(mark)))),
      ...(marks.length > 8 ? [make("li", {}, `and ${marks.length - 8} more, marked in the text`)] : []));
    const parts = [];
    if (failure !== undefined) parts.push(make("p", {}, failure));
    if (problems.length > 0) parts.push(make("p", { class: "word short" }, mistakes(problems.length)), list(problems));
    if (told.length > 0) parts.push(make("details", { open: problems.length === 0 && told.length < 4 }, make("summary", {}, warnings(told.length)), list(told)));
    this.marks.replaceChildren(...parts);
  }

  /** Ticks stay as long as the scenarios are the same. @param {import("./working/reading.js").Good} good */
  #showChoices(good) {
    const names = JSON.stringify(good.scenarios);
    if (names !== this.names) {
      const unticked = new Set([...this.scenarios.querySelectorAll("input")].filter((box) => !box.checked).map((box) => box.value));
      this.names = names;
      this.scenarios.replaceChildren(make("legend", {}, "Scenarios"), ...good.scenarios.map(({ name, is }, at) => {
        const box = make("input", { type: "checkbox", value: name, checked: !unticked.has(name) || at === 0, disabled: at === 0 });
        return make("label", { class: "line", title: name }, box, make("span", {}, at === 0 ? "As things are" : is || name));
      }));
    }
    if (good.replications !== this.yearsOfStudy) {
      this.yearsOfStudy = good.replications;
      this.years.value = String(good.replications);
    }
    const { precision, select } = good.check?.experiment ?? {};
    const ways = [["fixed", "This many possible years, on all cores"], ...(precision ? [["precision", "As many as the study's precision needs, on one core"]] : []),
      ...(select ? [["select", "As the study's selection of the best needs, on one core"]] : [])];
    if (this.how.hidden !== (ways.length < 2) || this.how.childElementCount !== ways.length + 1) {
      this.how.hidden = ways.length < 2;
      this.how.replaceChildren(make("legend", {}, "How exactly"), ...ways.map(([value, text], at) =>
        make("label", { class: "line" }, make("input", { type: "radio", name: "how", value, checked: at === 0 }), text)));
    }
    this.least.hidden = !good.check?.sizing;
    this.unknown.hidden = !good.check?.uncertainty;
  }

  #enable() {
    this.button.disabled = this.busy || !this.askable;
    for (const more of [this.why, this.unknown, this.least]) more.disabled = this.busy || !this.askable;
  }

  /** @param {boolean} busy */
  setBusy(busy) {
    const focused = document.activeElement, bar = the("run-bar");
    this.busy = busy;
    bar.hidden = !busy;
    this.bar.removeAttribute("value"); // until there is something to show
    this.#enable();
    if (busy && (focused === this.button || focused === document.body)) this.stopButton.focus();
    if (!busy && (focused === this.stopButton || focused === document.body)) {
      if (this.button.offsetParent) this.button.focus({ preventScroll: true });
      else the("main").focus({ preventScroll: true });
    }
  }

  /** @param {number} share @param {string} text */
  progress(share, text) {
    this.bar.value = share;
    this.left.textContent = text;
  }

  /** @param {string} text */
  word(text) { this.left.textContent = text; }

  /** @param {boolean} stale @param {number} seconds that the last answer took */
  again(stale, seconds) { this.button.textContent = stale ? askAgain(seconds) : "Ask"; }
}
