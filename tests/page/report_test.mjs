// Reports of real runs in a real browser: of a hostile study, and of a thousand scenarios.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { charts, faults, launch, open, widerThanScreen } from "./browser.mjs";

const program = process.env.HEADROOM_PROGRAM;
const harm = `</script><script>window.harmed=1</script><img src=x onerror=window.harmed=2> =HYPERLINK(0)`;
const study = (title, about, more) => `headroom: 1
title: ${JSON.stringify(title)}
calendar: {start: 2026-04-01, weeks: 26}
appointments:
  visit: {minutes: 45, by: [physio], dna: 8%}   # ${harm}
pathways: {one: {visit: {appointment: visit, stops_clock: true}}}
streams:
  -gp: {pathway: one, clock: first, referrals: {per_week: 30}, waiting: {count: 60, longest: 20 weeks}}
  __proto__: {pathway: one, referrals: {per_week: 4}}
staff:
  constructor: {role: physio, band: 6, wte: 1.0, job_plan: {dcc: 80%, spa: 20%}, activities: [{name: ${JSON.stringify(about)}, category: spa, hours: 3}]}
  "-1": {role: physio, band: 5, wte: 0.6, job_plan: {dcc: 90%, spa: 10%}}
cover: {order: [colleagues, protected_time, cancel], minimum_on_duty: {physio: 1}}
${more}`;

let browser, folder;
const report = (text, options = []) => {
  const yaml = join(folder, "study.yaml"), results = join(folder, "study.h5"), html = join(folder, "study.html");
  writeFileSync(yaml, text);
  execFileSync(program, ["run", yaml, "-o", results, "-q"], { stdio: "pipe" });
  execFileSync(program, ["report", results, "-o", html, ...options], { stdio: "pipe" });
  return html;
};
before(async () => { browser = await launch(); folder = mkdtempSync(join(tmpdir(), "headroom-")); });
after(async () => { await browser.close(); rmSync(folder, { recursive: true }); });

test("a hostile study is only text", async () => {
  const html = report(study(harm, harm, `scenarios:
  "-cmd": {about: ${JSON.stringify(harm)}, staff: {"-1": {wte: 1.6}}}
experiment: {replications: 5}
`));
  for (const scripts of [true, false]) {
    const { page, seen } = await open(browser, html, { scripts });
    assert.deepEqual({ requests: seen.requests, complaints: seen.complaints }, { requests: [], complaints: [] });
    if (!scripts) { await page.close(); continue; }
    assert.equal(await page.evaluate(() => window.harmed), undefined);
    assert.equal(await page.title(), harm);
    assert.equal(await page.evaluate(() => document.querySelectorAll("img, iframe, object, link").length), 0);
    assert.equal(await page.evaluate(() => document.querySelectorAll("script:not([type])").length), 2);
    const found = await charts(page);
    assert.ok(found.visible >= 6);
    assert.equal(found.drawn, found.visible);
    assert.deepEqual(await faults(page), []);
    assert.ok(await widerThanScreen(page) <= 0);
    for (const select of await page.$$(".choice select")) {
      const names = await select.evaluate((box) => [...box.options].map((option) => option.value));
      for (const name of names) await select.select(name);
    }
    const after = await charts(page);
    assert.equal(after.drawn, after.visible);
    assert.deepEqual(seen.complaints, []);
    await page.close();
  }
});

test("every section has its heading, in the order of the contents", async () => {
  const { page } = await open(browser, join(folder, "study.html"));
  const sections = await page.evaluate(() => [...document.querySelectorAll("main section h2")].map((heading) => heading.textContent));
  const contents = await page.evaluate(() => [...document.querySelectorAll("nav a")].map((link) => link.textContent));
  assert.deepEqual(sections, contents);
  assert.ok(sections.length >= 13);
  for (const figure of await page.$$("figure")) {
    const [title, label] = await figure.evaluate((box) => [box.querySelector("figcaption").textContent, box.querySelector(".chart").getAttribute("aria-label")]);
    assert.ok(title.length > 10 && label.length > 10, title);
    assert.ok(!/\b(nan|inf|undefined|null)\b/i.test(title + label), title);
  }
  const text = await page.evaluate(() => document.querySelector("main").innerText);
  assert.ok(!/\bnan\b|\binf\b|undefined/i.test(text.replaceAll("not defined", "")), "no figure that is none");
  await page.close();
});

// Two hundred take a fifth of the time; a thousand, which tools/nightly looks at, are no other page.
const whole = process.env.HEADROOM_WHOLE === "1";
test("a thousand scenarios are a page that opens fast and is small", async () => {
  const html = report(study("Many", "audit", `sweep:
  a: {set: staff.constructor.wte, from: 0.6, to: 2.5, step: 0.1}
  b: {set: staff.-1.wte, from: 0.1, to: ${whole ? "5.0" : "1.0"}, step: 0.1}
experiment: {replications: 2, keep: bands}
`));
  assert.ok(statSync(html).size < 10_000_000);
  const { page, seen } = await open(browser, html);
  assert.deepEqual(seen.complaints, []);
  const found = await charts(page);
  assert.equal(found.drawn, found.visible);
  console.log(`# ${statSync(html).size} bytes, opened and drawn in ${seen.milliseconds} ms`);
  await page.close();
});

test("the specification is a page of its own", async () => {
  const html = report(study("Tender", "audit", "experiment: {replications: 3}\n"), ["--specification", "baseline"]);
  const { page, seen } = await open(browser, html);
  assert.deepEqual({ requests: seen.requests, complaints: seen.complaints }, { requests: [], complaints: [] });
  const text = await page.evaluate(() => document.querySelector("#specification").innerText);
  for (const word of ["WTE", "DCC", "SPA", "AR", "ED", "hours a year", "£ a year", "constructor", "in time"]) assert.ok(text.includes(word), word);
  assert.deepEqual(await faults(page), []);
  await page.close();
});

// Two scenarios that change nothing lie on one another, and nearly all patients are in time.
test("names of points do not cover each other, and no axis of shares goes beyond 100%", async () => {
  const html = report(study("Alike", "audit", `scenarios:
  much-the-same-as-before: {about: The same}
  no-different-from-before: {about: The same again}
  more: {staff: {constructor: {wte: 2.0}}}
experiment: {replications: 4}
`));
  const { page, seen } = await open(browser, html);
  const names = await page.evaluate(() => [...document.querySelectorAll("#cost .exhibit:not([hidden]) svg text")]
    .filter((text) => /before|baseline/.test(text.textContent)).map((text) => text.textContent));
  assert.equal(names.length, 1, names.join());
  const beyond = await page.evaluate(() => [...document.querySelectorAll("#standards svg text, #cost svg text")]
    .map((text) => text.textContent).filter((text) => /^[0-9.]+%$/.test(text) && parseFloat(text) > 100));
  assert.deepEqual(beyond, []);
  assert.deepEqual(seen.complaints, []);
  await page.close();
});
