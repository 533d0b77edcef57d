// The study's text and the files beside it, each a document with its own undo.
import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { yamlLanguage } from "@codemirror/lang-yaml";
import { HighlightStyle, LanguageSupport, bracketMatching, ensureSyntaxTree, indentOnInput, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { lintGutter, lintKeymap, setDiagnostics } from "@codemirror/lint";
import { searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { EditorView, highlightActiveLine, highlightSpecialChars, hoverTooltip, keymap, lineNumbers } from "@codemirror/view";
import { NodeType, Tree } from "@lezer/common";
import { tags } from "@lezer/highlight";
import { make, the } from "./dom.js";
import { nestsDeeply } from "./nesting.js";
import { offsetsOf } from "./bytes/offsets.js";

/** @typedef {import("./keeping/assembly.js").KeptStudy} KeptStudy */
/** @typedef {{file?: string, line?: number, column?: number, from?: number, to?: number, message: string,
 *             severity: "error" | "warning"}} Mark  from and to in bytes */
/** @typedef {{state: EditorState, newline: string, mark: string}} Document  mark: of the order of bytes, kept as it was */

const kColours = HighlightStyle.define([
  { tag: tags.definition(tags.propertyName), color: "#00407a" },
  { tag: tags.propertyName, color: "#00407a" },
  { tag: tags.comment, color: "#53606b" },
  { tag: [tags.string, tags.content], color: "#1b2530" },
  { tag: tags.keyword, color: "#7a2a5a" },
  { tag: [tags.punctuation, tags.separator, tags.squareBracket, tags.brace], color: "#4c5b68" },
]);

/** YAML as it is coloured. What nests deeply is a text without colours: the parser and the colours call themselves at each
 *  level, and the browser's stack would end. */
const kYaml = new LanguageSupport(yamlLanguage.configure({
  wrap: (inner, input) => (nestsDeeply(input.read(0, input.length)) ? withoutParts(input.length) : inner),
}));

/** @param {number} length @returns {import("@lezer/common").PartialParse} */
function withoutParts(length) {
  return { parsedPos: length, stoppedAt: null, stopAt() {}, advance: () => new Tree(NodeType.none, [], [], length) };
}

const kLook = EditorView.theme({
  "&": { height: "100%", fontSize: "0.9rem", backgroundColor: "#ffffff" },
  ".cm-scroller": { fontFamily: 'ui-monospace, Consolas, "DejaVu Sans Mono", monospace', lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "#f2f5f8", color: "#53606b", border: "none" },
  ".cm-activeLine": { backgroundColor: "#f2f5f880" },
  "&.cm-focused": { outline: "3px solid #ffb81c", outlineOffset: "-3px" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy #b3261e" },
  ".cm-lintRange-warning": { backgroundImage: "none", textDecoration: "underline wavy #8a5a00" },
  ".cm-tooltip": { maxWidth: "min(34rem, 92vw)", padding: "0.1rem", border: "1px solid #c9d2da", backgroundColor: "#ffffff" },
  ".cm-tooltip .told": { padding: "0.4rem 0.6rem" },
  ".cm-completionDetail": { color: "#4c5b68", fontStyle: "normal" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "#005a9c", color: "#ffffff" },
  ".cm-tooltip-autocomplete ul li[aria-selected] .cm-completionDetail": { color: "#ffffff" },
});

/**
 * @typedef {object} Ways  what the editor asks for, and tells
 * @property {() => void} onChange
 * @property {() => void} onCursor
 * @property {(file: string, offset: number) => Promise<any>} complete  offsets in bytes
 * @property {(file: string, offset: number) => Promise<any>} hover
 */

export class Editor {
  /** @param {HTMLElement} parent @param {Ways} ways */
  constructor(parent, ways) {
    this.ways = ways;
    /** @type {Map<string, Document>} */ this.documents = new Map();
    this.name = "";
    this.main = "";
    this.shown = "";
    this.view = new EditorView({ parent, state: EditorState.create({}) });
  }

  /** @param {string} name @param {string} text @returns {EditorState} */
  #stateOf(name, text) {
    const own = [
      lineNumbers(), highlightSpecialChars(), history(), highlightActiveLine(), EditorView.lineWrapping, kLook,
      lintGutter(), EditorState.tabSize.of(2),
      keymap.of([...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap]),
      EditorView.contentAttributes.of({ "aria-label": name === this.main ? "The study as text" : `The file ${name}`, spellcheck: "false", tabindex: "0" }),
      EditorView.updateListener.of((update) => {
        if (update.docChanged) this.ways.onChange();
        if (update.docChanged || update.selectionSet) this.ways.onCursor();
      }),
    ];
    if (/\.ya?ml$/i.test(name)) {
      own.push(kYaml, syntaxHighlighting(kColours), bracketMatching(), closeBrackets(), indentOnInput(),
        autocompletion({ override: [(context) => this.#completed(context)] }), hoverTooltip((view, at) => this.#hovered(view, at)));
    }
    return EditorState.create({ doc: text, extensions: own });
  }

  /** @param {KeptStudy} study */
  open(study) {
    this.documents.clear();
    this.name = study.name;
    this.main = study.main;
    for (const { name, text } of study.files) this.#take(name, text);
    this.shown = "";
    this.show(study.main);
    this.view.dispatch({ effects: EditorView.scrollIntoView(0, { y: "start" }) }); // not where the one before was left
  }

  /** @param {string} name @param {string} text */
  #take(name, text) {
    const mark = text.startsWith("\ufeff") ? "\ufeff" : "";
    const newline = text.includes("\r\n") ? "\r\n" : "\n";
    this.documents.set(name, { state: this.#stateOf(name, text.slice(mark.length)), newline, mark });
  }

  /** Adds a file to the study, or puts it in the place of one of the same name. @param {string} name @param {string} text */
  add(name, text) {
    this.#take(name, text);
    if (this.shown === name) this.view.setState(this.#now(name));
    this.#drawTabs();
    this.ways.onChange();
  }

  /** @param {string} name @returns {EditorState} */
  #now(name) {
    const document = this.documents.get(name);
    if (!document) throw new Error(`the study has no file ${name}`);
    return document.state;
  }

  /** @param {string} name */
  show(name) {
    if (this.shown === name) return;
    const left = this.documents.get(this.shown);
    if (left) left.state = this.view.state;
    this.shown = name;
    this.view.setState(this.#now(name));
    this.#drawTabs();
    this.ways.onCursor();
  }

  #drawTabs() {
    const bar = the("files"), names = [...this.documents.keys()];
    bar.hidden = names.length < 2;
    bar.replaceChildren(...names.map((name) => make("button", {
      type: "button", class: "tab", "aria-pressed": String(name === this.shown), click: () => { this.show(name); this.view.focus(); },
    }, name)));
  }

  /** The text as the program is given it: lines end in a line feed. @param {string} name */
  textOf(name) { return (name === this.shown ? this.view.state : this.#now(name)).doc.toString(); }

  /** As it is read: one line end, no mark before it. @returns {KeptStudy} */
  get study() {
    return { name: this.name, main: this.main, files: [...this.documents.keys()].map((name) => ({ name, text: this.textOf(name) })) };
  }

  /** As it is kept: with the line ends and the mark that it came with. @returns {KeptStudy} */
  get kept() {
    const study = this.study;
    for (const file of study.files) {
      const { newline, mark } = /** @type {Document} */ (this.documents.get(file.name));
      file.text = mark + (newline === "\n" ? file.text : file.text.replaceAll("\n", newline));
    }
    return study;
  }

  // ---- what the program says of it

  /** @param {Mark[]} marks */
  mark(marks) {
    for (const [name, document] of this.documents) {
      const state = name === this.shown ? this.view.state : document.state;
      const found = marks.filter((mark) => (mark.file ?? this.main) === name).map((mark) => diagnosticOf(state, mark));
      const change = setDiagnostics(state, found);
      if (name === this.shown) this.view.dispatch(change);
      else document.state = state.update(change).state;
    }
  }

  /** Shows a place and puts the cursor there. @param {Mark} place */
  goTo(place) {
    const name = place.file && this.documents.has(place.file) ? place.file : this.main;
    this.show(name);
    const { from } = diagnosticOf(this.view.state, place);
    this.view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: "center" }) });
    this.view.focus();
  }

  /** Shows where a key of the study is written, or what it would stand in. @param {string} path */
  goToKey(path) {
    this.show(this.main);
    const at = placeOfKey(this.view.state, path.split("."));
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }) });
    this.view.focus();
  }

  // ---- undo

  undo() { undo(this.view); this.view.focus(); }
  redo() { redo(this.view); this.view.focus(); }
  get undoable() { return undoDepth(this.view.state) > 0; }
  get redoable() { return redoDepth(this.view.state) > 0; }

  // ---- completion and help

  /** @param {import("@codemirror/autocomplete").CompletionContext} context */
  async #completed(context) {
    if (!context.explicit && !context.matchBefore(/[\w-]$/)) return null;
    const offsets = offsetsOf(context.state.doc.toString());
    const found = await this.ways.complete(this.shown, offsets.toByte(context.pos));
    if (!found?.options?.length || context.aborted) return null;
    return {
      from: offsets.toUnit(found.from), to: offsets.toUnit(found.to), validFor: /^[\w-]*$/,
      options: found.options.map((/** @type {any} */ option) => ({
        label: option.label, apply: option.insert ?? option.label, detail: option.detail || undefined, info: option.info || undefined,
      })),
    };
  }

  /** @param {EditorView} view @param {number} at @returns {Promise<import("@codemirror/view").Tooltip | null>} */
  async #hovered(view, at) {
    const offsets = offsetsOf(view.state.doc.toString());
    const found = await this.ways.hover(this.shown, offsets.toByte(at));
    if (!found?.title) return null;
    return { pos: offsets.toUnit(found.from), end: offsets.toUnit(found.to), above: true, create: () => ({ dom: told(found) }) };
  }

  /** What the key under the cursor is. @returns {Promise<any>} */
  aboutCursor() {
    const { state } = this.view;
    return this.ways.hover(this.shown, offsetsOf(state.doc.toString()).toByte(state.selection.main.head));
  }
}

/** @param {{title: string, text?: string}} found */
const told = (found) => make("div", { class: "told" }, make("strong", {}, found.title), make("div", {}, found.text ?? ""));

/** @param {EditorState} state @param {Mark} mark @returns {import("@codemirror/lint").Diagnostic} */
function diagnosticOf(state, mark) {
  let from, to;
  if (mark.from !== undefined && mark.to !== undefined) {
    const offsets = offsetsOf(state.doc.toString());
    from = offsets.toUnit(mark.from);
    to = offsets.toUnit(mark.to);
  } else {
    const line = state.doc.line(Math.max(1, Math.min(mark.line ?? 1, state.doc.lines)));
    from = Math.min(line.from + Math.max(0, (mark.column ?? 1) - 1), line.to);
    to = line.to;
  }
  return { from, to: Math.max(from, to), severity: mark.severity, message: mark.message };
}

/** Where a key is written in block or flow maps, only to lead there: of what reads as the program does, the program
 *  itself tells the place. @param {EditorState} state @param {string[]} keys @returns {number} */
function placeOfKey(state, keys) {
  let within = (ensureSyntaxTree(state, state.doc.length, 1000) ?? syntaxTree(state)).topNode, place = 0;
  for (const key of keys) {
    const pair = pairNamed(state, within, key);
    if (!pair) break;
    place = pair.from;
    within = pair;
  }
  return place;
}

/** The first pair of this name in the map nearest below. @param {EditorState} state
 *  @param {import("@lezer/common").SyntaxNode} within @param {string} key @returns {import("@lezer/common").SyntaxNode | undefined} */
function pairNamed(state, within, key) {
  for (let child = within.firstChild; child; child = child.nextSibling) {
    if (child.name === "Pair") {
      const name = child.getChild("Key");
      if (name && state.sliceDoc(name.from, name.to).replace(/^["']|["']$/g, "") === key) return child;
    } else if (["Stream", "Document", "BlockMapping", "FlowMapping"].includes(child.name)) {
      const found = pairNamed(state, child, key);
      if (found) return found;
    }
  }
  return undefined;
}
