// A real Chromium that looks at pages: what tests share. HEADROOM_NODE_MODULES holds puppeteer-core and axe-core.
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const modules = process.env.HEADROOM_NODE_MODULES;
const { default: puppeteer } = await import(pathToFileURL(`${modules}/puppeteer-core/lib/puppeteer/puppeteer-core.js`));
const axe = readFileSync(`${modules}/axe-core/axe.min.js`, "utf8");

export const launch = (...more) => puppeteer.launch({
  executablePath: process.env.HEADROOM_CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", ...more],
});

// Opens a file; `seen` fills with what the page asked for and complained of.
export async function open(browser, path, { width = 1280, height = 900, scripts = true } = {}) {
  const page = await browser.newPage();
  page.setDefaultTimeout(180_000); // a machine that builds beside it is slow
  const seen = { requests: [], complaints: [] };
  page.on("request", (request) => { if (request.url() !== pathToFileURL(path).href) seen.requests.push(request.url()); });
  page.on("console", (message) => { if (["error", "warn", "warning"].includes(message.type())) seen.complaints.push(message.text()); });
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("dialog", (dialog) => { seen.complaints.push("a dialog"); dialog.dismiss(); });
  await page.setViewport({ width, height });
  await page.setJavaScriptEnabled(scripts);
  const begun = Date.now();
  await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
  if (scripts) await page.waitForFunction(() => document.documentElement.dataset.drawn === "yes", { timeout: 30000 });
  seen.milliseconds = Date.now() - begun;
  return { page, seen };
}

// Faults that axe-core calls serious or critical, as sentences.
export async function faults(page) {
  await page.evaluate(axe);
  const found = await page.evaluate(() => globalThis.axe.run(document, { resultTypes: ["violations"] }));
  return found.violations.filter((fault) => ["serious", "critical"].includes(fault.impact))
    .map((fault) => `${fault.id}: ${fault.help}: ${fault.nodes.slice(0, 3).map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

// Of the charts that can be seen: how many have drawn something, and how many have not.
export const charts = (page) => page.evaluate(() => {
  const boxes = [...document.querySelectorAll(".chart")].filter((box) => box.offsetParent !== null);
  const drawn = boxes.filter((box) => box.querySelectorAll("svg path, svg polyline, svg circle").length > 3);
  return { visible: boxes.length, drawn: drawn.length };
});

// Whether anything stands out of the page at its side.
export const widerThanScreen = (page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
