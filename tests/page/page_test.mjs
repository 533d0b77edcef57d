// The sample page of page_html_test in a real browser. Arguments: the page; optionally a folder for pictures.
import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { charts, faults, launch, open, widerThanScreen } from "./browser.mjs";

const file = process.env.HEADROOM_PAGE, pictures = process.env.HEADROOM_PICTURES;
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const quiet = (seen) => assert.deepEqual({ requests: seen.requests, complaints: seen.complaints }, { requests: [], complaints: [] });

for (const width of [1280, 360, 320]) {
  test(`all that is shown is drawn, at ${width} px`, async () => {
    const { page, seen } = await open(browser, file, { width });
    const found = await charts(page);
    assert.equal(found.drawn, found.visible);
    assert.ok(found.visible >= 1);
    assert.ok(await widerThanScreen(page) <= 0, "nothing stands out at the side");
    assert.deepEqual(await faults(page), []);
    if (pictures) await page.screenshot({ path: `${pictures}/${width}.png`, fullPage: true });
    quiet(seen);
    await page.close();
  });
}

test("choosing shows one scenario and stream, drawn", async () => {
  const { page, seen } = await open(browser, file);
  const shown = () => page.evaluate(() => [...document.querySelectorAll("section:has(.choice) .exhibit")]
    .filter((box) => !box.hidden && box.closest("section").querySelector("select") && box.closest("section").id === document.querySelector(".choice").closest("section").id)
    .map((box) => [box.dataset.scenario, box.dataset.of]));
  const first = await shown();
  assert.equal(new Set(first.map(String)).size, 1);
  const selects = await page.$$(".choice select");
  assert.ok(selects.length >= 1);
  const names = await selects[0].evaluate((select) => [...select.options].map((option) => option.value));
  await selects[0].select(names[1]);
  const second = await shown();
  assert.notDeepEqual(second, first);
  assert.equal(second[0][0] ?? second[0][1], names[1]);
  const found = await charts(page);
  assert.equal(found.drawn, found.visible);
  quiet(seen);
  await page.close();
});

test("pointing at a chart shows its figures as text", async () => {
  const { page, seen } = await open(browser, file);
  const box = await page.$(".chart");
  await box.scrollIntoView();
  const place = await box.boundingBox();
  await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2);
  await page.waitForFunction(() => [...document.querySelectorAll(".chart > div")].some((tip) => tip.textContent.includes("replications")), { timeout: 5000 });
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  quiet(seen);
  await page.close();
});

test("nothing that a study says is run", async () => {
  const { page, seen } = await open(browser, file);
  assert.equal(await page.evaluate(() => window.harmed), undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll("img, iframe, object, link").length), 0);
  quiet(seen);
  await page.close();
});

test("without JavaScript all tables are open and no chart leaves a hole", async () => {
  const { page, seen } = await open(browser, file, { scripts: false });
  const closed = await page.$$("details:not([open])"), tables = await page.$$("table"), choices = await page.$$(".choice");
  assert.equal(closed.length, 0);
  assert.equal(choices.length, 0);
  for (const table of tables) assert.ok(await table.isVisible());
  for (const chart of await page.$$(".chart")) assert.ok(!(await chart.isVisible()));
  if (pictures) await page.screenshot({ path: `${pictures}/no-script.png` });
  quiet(seen);
  await page.close();
});

test("prints as PDF", async () => {
  const { page, seen } = await open(browser, file);
  const pdf = await page.pdf({ format: "A4", printBackground: true });
  assert.ok(pdf.length > 20_000);
  if (pictures) writeFileSync(`${pictures}/print.pdf`, pdf);
  quiet(seen);
  await page.close();
});
