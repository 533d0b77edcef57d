// The page in a real Firefox, from a file: opened, an example asked and answered, changed and marked. HEADROOM_HTML is the
// page, HEADROOM_FIREFOX the browser.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

const { default: puppeteer } = await import(pathToFileURL(`${process.env.HEADROOM_NODE_MODULES}/puppeteer-core/lib/puppeteer/puppeteer-core.js`));

let browser;
before(async () => { browser = await puppeteer.launch({ browser: "firefox", executablePath: process.env.HEADROOM_FIREFOX, headless: true }); });
after(() => browser.close());

const click = (page, id) => page.evaluate((name) => document.getElementById(name).click(), id);
const shown = (page, id) => page.evaluate((name) => document.getElementById(name).innerText, id);
const state = (page, name, is) => page.waitForFunction((key, value) => (value === undefined ? document.documentElement.dataset[key] !== undefined : document.documentElement.dataset[key] === value), {}, name, is);

test("an example is asked and answered, and a mistake is marked", async () => {
  const page = await browser.newPage(), said = [], url = pathToFileURL(process.env.HEADROOM_HTML).href;
  page.setDefaultTimeout(180_000);
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  page.on("request", (request) => { if (request.url() !== url && !/^(blob|data):/.test(request.url())) said.push(request.url()); });
  await page.goto(url, { waitUntil: "load" });
  await state(page, "ready", "yes");
  await click(page, "try-example");
  await state(page, "read");
  assert.match(await shown(page, "balance-shown"), /needs 37\.8 hours a week; there are 37\.4/);
  await click(page, "ask-now");
  await state(page, "asked", "done");
  assert.match(await shown(page, "answer-state"), /^Of 50 possible years; it took \d+ seconds?\.$/);
  const frame = await (await page.waitForSelector("#answer-shown iframe")).contentFrame();
  await frame.waitForSelector("#answer");
  assert.match(await frame.evaluate(() => document.body.innerText), /baseline: 84\.2% of gp patients in time \(75\.6 to 89\.7\)/, "as the README has it of the program");
  await page.evaluate(() => document.querySelector('[data-to="describe"]').click());
  await page.focus(".cm-content");
  await page.keyboard.type("wrong ");
  await page.waitForSelector(".cm-lintRange-error");
  assert.deepEqual(said, []);
});
