// headroom.html in a real Chromium: what its tests share.
import { existsSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { launch } from "../page/browser.mjs";

export { launch, widerThanScreen } from "../page/browser.mjs";

const axe = readFileSync(`${process.env.HEADROOM_NODE_MODULES}/axe-core/axe.min.js`, "utf8");

/** Opens the page; `seen` fills with what it asked for and complained of. Its own workers, and pictures within it, are no request. */
export async function open(browser, file, { width = 1280, height = 900, before = undefined } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000); // a machine that builds beside it is slow; the page itself gives up after a minute, and says so
  const wait = page.waitForFunction.bind(page); // by the clock: on a busy machine a browser without a screen may draw no frame
  page.waitForFunction = (condition, options = {}, ...more) => wait(condition, { polling: 50, ...options }, ...more);
  const seen = { requests: [], complaints: [] }, url = pathToFileURL(file).href;
  page.on("request", (request) => { if (request.url() !== url && !/^(blob|data):/.test(request.url())) seen.requests.push(request.url()); });
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("dialog", (dialog) => dialog.accept());
  await page.setViewport({ width, height });
  if (before) await page.evaluateOnNewDocument(before);
  const begun = Date.now();
  await page.goto(url, { waitUntil: "load" });
  await page.waitForFunction(() => document.documentElement.dataset.ready !== undefined);
  seen.milliseconds = Date.now() - begun;
  return { page, seen };
}

/** Faults that axe-core calls serious or critical, as sentences; frames are pages of their own, tested as such. */
export async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"], iframes: false }));
  return found.violations.filter((fault) => ["serious", "critical"].includes(fault.impact))
    .map((fault) => `${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

/** Until the reader has said something of the text as it is. */
export async function read(page, act) {
  const before = await page.evaluate(() => document.documentElement.dataset.read);
  await act();
  try {
    await page.waitForFunction((version) => document.documentElement.dataset.read !== version, {}, before);
  } catch (trouble) {
    const shown = await page.evaluate(() => [{ ...document.documentElement.dataset }, document.getElementById("told").innerText,
      document.getElementById("reading-state").innerText]);
    throw new Error(`the text was not read: ${JSON.stringify(shown)}`, { cause: trouble });
  }
}

export const click = (page, id) => page.evaluate((name) => document.getElementById(name).click(), id);
export const textOf = (page, id) => page.evaluate((name) => document.getElementById(name).innerText, id);
export const editorText = (page) => page.evaluate(() => document.querySelector(".cm-content").innerText);

/** Puts the study's text in place of what is there, as one who pastes. */
export async function write(page, text) {
  await page.focus(".cm-content");
  await page.keyboard.down("Control");
  await page.keyboard.press("a");
  await page.keyboard.up("Control");
  await page.evaluate((pasted) => {
    const data = new DataTransfer();
    data.setData("text/plain", pasted);
    document.querySelector(".cm-content").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** Waits for the answer. */
export const answered = (page) => page.waitForFunction(() => document.documentElement.dataset.asked === "done");

/** What the page gives to keep when this is clicked; it comes into a folder of the test's. */
export async function kept(page, folder, id, name) {
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  const path = join(folder, name);
  rmSync(path, { force: true });
  await click(page, "keep");
  await click(page, id);
  return arrived(path);
}

/** What the browser has written there. */
export async function arrived(path) {
  for (let turn = 0; turn < 400 && !existsSync(path); ++turn) await new Promise((go) => setTimeout(go, 50));
  await new Promise((go) => setTimeout(go, 100));
  return readFileSync(path);
}

/** What stands in the answer's frame. */
export async function frameText(page) {
  const handle = await page.waitForSelector("#answer-shown iframe", { timeout: 20_000 });
  const frame = await handle.contentFrame();
  await frame.waitForSelector("body", { timeout: 20_000 });
  return frame.evaluate(() => document.body.innerText);
}

/** Drops files on the page: [name, bytes or text]. */
export const drop = (page, files) => page.evaluate((list) => {
  const data = new DataTransfer();
  for (const [name, bytes] of list) data.items.add(new File([Uint8Array.from(bytes)], name));
  document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true }));
}, files.map(([name, content]) => [name, [...Buffer.from(content)]]));

/** A study of one post and one appointment. */
export const smallClinic = () => `headroom: 1
title: A small clinic
calendar: {start: 2026-04-01, weeks: 8}
appointments:
  assessment: {minutes: 45, admin_minutes: 15, by: [orthotist], dna: 8%}
pathways:
  one-visit:
    assess: {appointment: assessment}
streams:
  gp:
    pathway: one-visit
    referrals: {per_week: 18}
    priorities: {routine: {share: 100%, target: 3 weeks}}
staff:
  band-6: {role: orthotist, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 15%, ar: 5%}}
`;

/** A study of 500 posts in ten streams. */
export const largeStudy = () => [
  "# Where somebody writes.", "headroom: 1", "title: Five hundred posts", "calendar: {start: 2026-04-01, weeks: 52}", "appointments:",
  "  visit: {minutes: 40, admin_minutes: 10, by: [therapist], dna: 8%}",
  "pathways: {way: {visit: {appointment: visit, stops_clock: true}}}", "streams:",
  ...Array.from({ length: 10 }, (_, n) => `  stream-${n}: {pathway: way, referrals: {per_week: 900}, waiting: {count: 4000, longest: 30 weeks}}`),
  "staff:",
  ...Array.from({ length: 500 }, (_, n) => `  post-${n}: {role: therapist, band: 6, wte: 0.8, job_plan: {dcc: 80%, spa: rest}}`),
  "scenarios: {more: {staff: {post-0: {wte: 1.0}}}}", "experiment: {replications: 5}",
].join("\n") + "\n";

/** Whom the browser calls of itself, whatever page is open: its maker. Of what a page asks for, `seen` knows besides. */
const kItsOwn = /^[A-Z]+ (http:\/\/)?([\w-]+\.)*(google|googleapis|gvt1)\.com[:/]/;

/** A Chromium, with these flags, whose every way to a network is a listener of ours; `calls` fills with what came there. */
export async function launchWatched(...more) {
  const calls = [];
  const listener = createServer((socket) => {
    socket.on("error", () => {});
    socket.once("data", (data) => {
      const [call] = data.toString("latin1").split("\r\n");
      if (!kItsOwn.test(call)) calls.push(call);
      socket.destroy();
    });
  });
  await new Promise((go) => listener.listen(0, "127.0.0.1", go));
  const browser = await launch(`--proxy-server=127.0.0.1:${listener.address().port}`, "--proxy-bypass-list=<-loopback>", ...more);
  return { browser, calls, close: async () => { await browser.close(); listener.close(); } };
}
