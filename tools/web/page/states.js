// Every state of the page in one sentence.

/** @param {number} count @param {string} one @param {string} [many] */
export const counted = (count, one, many = one + "s") => `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;

/** @param {number} seconds @returns {string} */
export function time(seconds) {
  if (seconds < 1.5) return "1 second";
  if (seconds < 90) return `${Math.round(seconds)} seconds`;
  return `${Math.round(seconds / 60)} minutes`;
}

export const kSlowOpening = "Still opening: a slow PC takes longest to unpack the program, which is within this page.";
export const kReading = "Reading the study.";
export const kNoRequest = "Nothing leaves this PC: this page cannot reach a network.";
export const kLastGood = "Of the study as it was before the mistakes.";

/** @param {string} trouble */
export const noProgram = (trouble) =>
  `This browser does not let the page's program run (WebAssembly: ${trouble}). The study can still be opened, edited as text and kept.`;

export const kForIt =
  "The page headroom.html needs WebAssembly, which this browser has switched off. It is a single file that runs on the PC " +
  "alone and cannot reach a network. In Microsoft Edge the setting is \u201cEnhance your security on the web\u201d (an exception for " +
  "local files, or the policy EnhanceSecurityMode); in Chrome and Edge the policy DefaultJavaScriptJitSetting or an entry in " +
  "JavaScriptJitAllowedForSites; in Firefox the preference javascript.options.wasm. Please allow it for this file.";

/** @param {number} times */
export const slowProgram = (times) =>
  `This browser runs the program about ${Math.round(times)} times slower than usual: allow minutes for a question, not seconds.`;

/** @param {number} count */
export const mistakes = (count) => `${counted(count, "mistake")} must be mended before anything can be asked.`;

/** @param {number} count */
export const warnings = (count) => `${counted(count, "warning")}: nothing stops you from asking.`;

/** @param {number | undefined} line @param {string} message */
export const unreadable = (line, message) => (line ? `Line ${line}: ${message}` : message);

/** @param {number} common @param {number | undefined} left seconds */
export function running(common, left) {
  const so = common > 0 ? `${counted(common, "possible year")} so far` : "Simulating the first possible years";
  return left === undefined ? `${so}.` : `${so}; about ${time(left)} left.`;
}

/** What decides the answer is being played. @param {number | undefined} left seconds */
export const deciding = (left) => `All possible years are played; now what decides them${left === undefined ? "." : `, about ${time(left)} left.`}`;

/** @param {number} replications */
export const firstAnswer = (replications) => `Of ${counted(replications, "possible year")} so far.`;

/** @param {number} replications @param {"" | "playing" | "deciding"} stopped at what it was stopped @param {number} seconds */
export const answered = (replications, stopped, seconds) =>
  `Of ${counted(replications, "possible year")}${kWhereStopped[stopped]}; it took ${time(seconds)}.`;

const kWhereStopped = { "": "", playing: ", where you stopped it", deciding: ", without what decides them, where you stopped it" };

/** @param {string} [lacks] why it is not known what decides the answer */
export const undecided = (lacks) => (lacks === undefined ? "" : ` What decides them could not be played: ${saidBy(lacks).replace(/\.?\s*$/, ".")}`);

export const kStale = "The study has changed since: ask again for an answer to what it says now.";

/** @param {number} seconds that the last answer took */
export const askAgain = (seconds) => (seconds > 0 ? `Ask again (about ${time(seconds)})` : "Ask again");

/** @param {string} sentence */
export const failed = (sentence) => `No answer: ${saidBy(sentence).replace(/\.?\s*$/, ".")} The study is as you left it.`;

export const kStopped = "Stopped before there was an answer.";

/** @param {string} name */
export const notOurs = (name) => `${name} is neither a study (.yaml), a file beside one (.csv), a result (.h5), a zip of these, nor this page kept with a study.`;

/** @param {string} name */
export const notText = (name) => `${name} is not text in UTF-8: save it from the spreadsheet as \u201cCSV UTF-8\u201d.`;

/** What the program said, without its own name before it. @param {string} text of several lines */
export const saidBy = (text) => text.replace(/^headroom: /gm, "").trim();

/** @param {string} name @param {string} sentence the program's */
export function badResult(name, sentence) {
  const said = saidBy(sentence).replaceAll("results.h5", name);
  return said.startsWith(name) ? said : `${name} cannot be opened: ${said}`;
}

/** @param {string[]} names */
export const twoStudies = (names) => `There is more than one study here (${names.join(", ")}): open one of them.`;

export const kCsvAlone = "A CSV file belongs to a study: open the study first, or both together.";

/** @param {string} name @param {number} megabytes */
export const tooBigFile = (name, megabytes) => `${name} is larger than ${megabytes} MB, which no study is.`;

/** @param {string} name */
export const resultAlone = (name) => `${name}, opened by itself. \u201cDescribe it\u201d shows the study inside.`;

export const kOneCore = "This uses one core of the processor and may take a minute or more; Stop ends it.";

export const kRemember =
  "The study is then offered again when this page is opened on this PC. It stays in this browser's storage until you forget it; " +
  "other pages that are opened from files in this browser may read it.";

/** @param {string} name */
export const kept = (name) => `Kept as ${name}, among this browser's downloads.`;

export const kHere = "Kept on this PC: it is offered when this page is opened again.";

export const kNothingAsked = "Nothing has been asked yet: press Ask beside the study, and the first answer stands here after 20 possible years.";

/** @param {string} name of a result */
export const inside = (name) => `Describe the study inside ${name}`;

export const kNotRemembered = "This browser keeps nothing for pages that are opened from files.";

/** @param {string} name */
export const offered = (name) => `Go on with ${name}, kept on this PC`;
