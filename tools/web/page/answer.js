// The answer: the program's own page in a frame of its own, which can do nothing but show itself.
import { make, say, the } from "./dom.js";
import { kNothingAsked, kStale } from "./states.js";

/** @typedef {{kind: "table" | "paragraph", content: string}} Printed */

const isTable = (/** @type {string} */ piece) => /^-+( +-+)*$/m.test(piece);

/** What is printed, piece by piece: a table has a rule under its head, all else are paragraphs, whose further lines are indented.
 *  @param {string} text @returns {Printed[]} */
export function printed(text) {
  return text.split(/\n\s*\n/).filter((piece) => piece.trim() !== "").flatMap((piece) => (isTable(piece) ? [/** @type {Printed} */ ({ kind: "table", content: piece })] :
    piece.trim().split(/\n(?! )/).map((paragraph) => /** @type {Printed} */ ({ kind: "paragraph", content: paragraph.replace(/\s*\n\s*/g, " ") }))));
}

export class Answer {
  constructor() {
    this.shown = the("answer-shown");
    this.actions = the("answer-actions");
    this.text = kNothingAsked;
    this.stale = false;
    this.say(this.text);
  }

  /** A document within the page, without the page's origin. @param {string} html @param {string} title */
  frame(html, title) {
    const before = this.shown.querySelector("iframe");
    if (before && before.srcdoc === html && before.title === title) return; // one may be reading it
    const frame = make("iframe", { sandbox: "allow-scripts", title, referrerpolicy: "no-referrer" });
    frame.srcdoc = html;
    this.shown.replaceChildren(frame);
  }

  /** What a command printed. @param {string} text */
  print(text) {
    this.shown.replaceChildren(...printed(text).map(({ kind, content }) =>
      (kind === "table" ? make("pre", { tabindex: 0, role: "region", "aria-label": "A table" }, content) : make("p", {}, content))));
  }

  clear() {
    this.shown.replaceChildren();
    this.actions.replaceChildren();
    this.say(kNothingAsked);
    this.setStale(false);
  }

  /** @param {string} text */
  say(text) {
    this.text = text;
    say("answer-state", this.stale ? `${text} ${kStale}` : text);
  }

  /** @param {boolean} stale */
  setStale(stale) {
    this.stale = stale;
    this.shown.classList.toggle("stale", stale);
    this.say(this.text);
  }
}
