// The answer: the program's own page in a frame of its own, which can do nothing but show itself.
import { make, say, the } from "./dom.js";
import { kStale } from "./states.js";

export class Answer {
  constructor() {
    this.shown = the("answer-shown");
    this.actions = the("answer-actions");
    this.text = "Nothing has been asked yet.";
    this.stale = false;
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
  print(text) { this.shown.replaceChildren(make("pre", { tabindex: 0, "aria-label": "What the program says" }, text)); }

  clear() {
    this.shown.replaceChildren();
    this.actions.replaceChildren();
    this.say("Nothing has been asked yet.");
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
