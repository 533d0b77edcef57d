// How fast the page is, in a real Chromium from a file:
//   HEADROOM_NODE_MODULES=build/page/node_modules node bench/page.mjs build/headroom.html
// Each line is the middle of some turns and the worst of them, in milliseconds.
import { answered, click, largeStudy, launch, open, read, write } from "../tests/web/page.mjs";

const file = process.argv[2];
if (!file) {
  console.error("usage: node bench/page.mjs headroom.html");
  process.exit(2);
}

const kTurns = 5;
const row = (what, times, limit = "") => {
  const sorted = [...times].sort((a, b) => a - b);
  console.log(`| ${what} | ${Math.round(sorted[sorted.length >> 1])} | ${Math.round(sorted.at(-1))} | ${limit} |`);
};

const browser = await launch();
const warm = (page) => page.waitForFunction(() => document.documentElement.dataset.warm === "yes", { timeout: 60_000 });
const years = (page, count) => page.$eval("#years", (box, value) => { box.value = String(value); }, count);

// From the press of Ask to what is awaited; both in the page's own time.
const asked = async (page, awaited) => {
  await page.evaluate(() => { globalThis.pressed = performance.now(); document.getElementById("ask-now").click(); });
  await page.waitForFunction(awaited, { timeout: 120_000 });
  return page.evaluate(() => performance.now() - globalThis.pressed);
};

console.log("| what | middle, ms | worst, ms | limit, ms |\n| --- | --- | --- | --- |");

const opened = [], toRead = [], first = [], whole = [], reports = [];
for (let turn = 0; turn < kTurns; ++turn) {
  const { page, seen } = await open(browser, file);
  opened.push(seen.milliseconds);
  await warm(page);
  const begun = Date.now();
  await read(page, () => click(page, "try-example"));
  toRead.push(Date.now() - begun);
  await years(page, 50);
  first.push(await asked(page, () => document.querySelector("#answer-shown iframe") !== null));
  await answered(page);
  whole.push(await page.evaluate(() => performance.now() - globalThis.pressed));
  const before = Date.now();
  await click(page, "whole-report");
  await page.waitForFunction(() => document.querySelector("#answer-shown iframe")?.title === "The whole report", { timeout: 60_000 });
  reports.push(Date.now() - before);
  await page.close();
}
row("open to ready", opened, 2000);
row("first-study taken and read", toRead);
row("first-study: the first answer, of 20 possible years, workers warm", first, 1500);
row("first-study: 4 × 50 possible years, answered, with what decides them", whole);
row("first-study: the whole report", reports, 3000);

{
  const { page } = await open(browser, file);
  await warm(page);
  await read(page, () => click(page, "try-example"));
  await years(page, 1000);
  row("first-study: 4 × 1,000 possible years, answered",
    [await asked(page, () => document.getElementById("answer-state").innerText.startsWith("Of 1,000 possible years"))], 8000);
  await answered(page);
  row("first-study: 4 × 1,000 possible years, with what decides them", [await page.evaluate(() => performance.now() - globalThis.pressed)]);
  await page.close();
}

{
  const { page } = await open(browser, file);
  await warm(page);
  await read(page, () => click(page, "try-example"));
  await read(page, () => write(page, largeStudy()));
  await page.evaluate(() => {
    globalThis.slow = [];
    new PerformanceObserver((list) => globalThis.slow.push(...list.getEntries().filter(({ name }) => name === "keydown").map(({ duration }) => duration)))
      .observe({ type: "event", durationThreshold: 16 });
    globalThis.keyAt = 0;
    addEventListener("keydown", () => { globalThis.keyAt = performance.now(); }, true);
  });
  await page.focus(".cm-content");
  await page.keyboard.down("Control");
  await page.keyboard.press("Home");
  await page.keyboard.up("Control");
  const bars = [];
  for (let turn = 0; turn < 10; ++turn) {
    await read(page, () => page.keyboard.type("#"));
    bars.push(await page.evaluate(() => performance.now() - globalThis.keyAt));
  }
  const keys = await page.evaluate(() => globalThis.slow);
  row("500 posts: from a key to its letter", keys.length > 0 ? keys : [0], 100);
  row("500 posts: from the last key to the bars", bars, 200);
  await page.close();
}
await browser.close();
