// The page in a real Firefox, from a file: opened, an example asked and answered, changed and marked. HEADROOM_HTML is the
// page, HEADROOM_FIREFOX the browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { answered, click, frameText, textOf } from "./page.mjs";

const { default: puppeteer } = await import(pathToFileURL(`${process.env.HEADROOM_NODE_MODULES}/puppeteer-core/lib/puppeteer/puppeteer-core.js`));

let browser;
before(async () => { browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.HEADROOM_FIREFOX, headless: true }); });
after(() => browser.close());

const state = (page, name) => page.waitForFunction((key) => document.documentElement.dataset[key] !== undefined, {}, name);

test("an example is asked and answered, and a mistake is marked", async () => {
  const page = await browser.newPage(), said = [], url = pathToFileURL(process.env.HEADROOM_HTML).href;
  page.setDefaultTimeout(180_000);
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => { if (request.url() !== url && !/^(blob|data):/.test(request.url())) said.push(request.url()); });
  await page.goto(url, { waitUntil: "load" });
  await state(page, "ready");
  await click(page, "try-example");
  await state(page, "read");
  assert.match(await textOf(page, "balance-shown"), /needs 37\.8 hours a week; there are 37\.4/);
  await click(page, "ask-now");
  await answered(page);
  assert.match(await textOf(page, "answer-state"), /^Of 200 possible years; it took \d+ seconds?\.$/);
  assert.match(await frameText(page), /baseline: 95% of gp patients in time in a middling future \(28% to over 99% in nine of ten\)/, "as the README has it of the program");
  await page.evaluate(() => document.querySelector('[data-to="describe"]').click());
  await page.focus(".cm-content");
  await page.keyboard.type("wrong ");
  await page.waitForSelector(".cm-lintRange-error");
  assert.deepEqual(said, []);
});
