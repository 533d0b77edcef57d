// The page that people are given, in a real Chromium from a file: what only the true program can show. HEADROOM_HTML is
// the page; where HEADROOM_PROGRAM is there, what the page says is held against what the native program says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { balanceOf, hours, oneLine } from "../../tools/web/page/balance.js";
import { root } from "./built.mjs";
import { answered, arrived, click, drop, editorText, faults, frameText, kept, largeStudy, launchWatched, open, read, smallClinic, textOf, widerThanScreen, write } from "./page.mjs";

const html = process.env.HEADROOM_HTML;
const program = existsSync(process.env.HEADROOM_PROGRAM ?? "") ? process.env.HEADROOM_PROGRAM : undefined;
const natively = { skip: program ? false : "there is no native program" };
const kFirstStudy = readFileSync(join(root, "scenarios/first-study/study.yaml"), "utf8");
const kClinic = smallClinic();

let watched, browser, folder;
before(async () => {
  watched = await launchWatched();
  browser = watched.browser;
  folder = mkdtempSync(join(tmpdir(), "headroom-whole-"));
});
after(async () => {
  await watched.close();
  rmSync(folder, { recursive: true });
});

/** What the native program prints, working in the test's folder. */
const native = (...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] });
const put = (name, content) => { writeFileSync(join(folder, name), content); return name; };

/** A page with this study open and read; it asks for nothing and says nothing, held at its end. */
async function withStudy(name, text, act, how = {}) {
  const { page, seen } = await open(browser, html, how);
  await read(page, () => (text === undefined ? click(page, "try-example") : drop(page, [[name, text]])));
  await act(page);
  assert.deepEqual({ ...seen, milliseconds: 0 }, { requests: [], complaints: [], milliseconds: 0 });
  await page.close();
}

const plain = (text) => text.replace(/\s+/g, " ").trim();
const firstStudy = (act, how) => withStudy("first-study", undefined, act, how);
const goTo = (page, place) => page.evaluate((to) => document.querySelector(`[data-to="${to}"]`).click(), place);
const years = (page, count) => page.$eval("#years", (box, value) => { box.value = String(value); }, count);

/** Two reports but for the moment at which their results were written: the first lines that differ are said. */
function assertSame(...reports) {
  const [one, other] = reports.map((report) => report.replace(/results written [\d:TZ-]+/, "results written").split("\n"));
  const at = one.findIndex((line, place) => line !== other[place]);
  assert.equal(one[at], other[at]);
  assert.equal(one.length, other.length);
}

/** The sentences of an answer, one a scenario, as `run` prints them first. */
const sentences = (printed) => printed.split("\n").filter((line) => /^[\w-]+: .* in time/.test(line));
const assertSays = (shown, said) => { assert.ok(said.length > 0); for (const line of said) assert.ok(shown.includes(plain(line)), `${line}\n---\n${shown}`); };

/** Puts the cursor behind a text of the study. */
async function cursorBehind(page, text) {
  await page.focus(".cm-content");
  const chord = async (key, held = "Control") => { await page.keyboard.down(held); await page.keyboard.press(key); await page.keyboard.up(held); };
  await chord("f");
  await page.waitForSelector(".cm-search input");
  await page.keyboard.type(text);
  await page.keyboard.press("Enter");
  await page.keyboard.press("Escape");
  await page.keyboard.press("ArrowRight");
}

// ---- the study

test("every example is read as it is given, and has its balance", async () => {
  await firstStudy(async (page) => {
    const shown = await textOf(page, "balance-shown");
    assert.match(shown, /orthotist\s+needs 37\.8 hours a week; there are 37\.4/);
    assert.match(shown, /gp: 240 waiting at the start; the standard is met on average while no more than 151 wait/);
    await click(page, "examples");
    await page.waitForSelector(".example");
    const count = (await page.$$(".example")).length;
    assert.ok(count >= 7);
    for (let at = 0; at < count; ++at) {
      if (at > 0) {
        await click(page, "examples");
        await page.waitForFunction(() => document.getElementById("dialog").open);
      }
      await read(page, () => page.evaluate((one) => document.querySelectorAll(".example")[one].click(), at));
      assert.equal(await page.$eval("#ask-now", (button) => button.disabled), false, `example ${at}: ${await textOf(page, "ask-shown")}`);
      assert.match(await textOf(page, "balance-shown"), /By role/);
    }
  });
});

test("a study that begins is what the program writes", natively, async () => {
  native("new", "begun", "-q");
  await firstStudy(async (page) => {
    await read(page, () => click(page, "new-study"));
    assert.equal((await kept(page, folder, "keep-study", "my-service.yaml")).toString(), readFileSync(join(folder, "begun/study.yaml"), "utf8"));
  });
});

test("a mistake is marked where it stands, in the program's words, and gone with undo", async () => {
  await firstStudy(async (page) => {
    const wrong = kFirstStudy.replace("wte: 0.8", "wte: 80%").replace("pathway: insoles", "pathway: insole");
    await read(page, () => write(page, wrong));
    const shown = await textOf(page, "ask-shown");
    assert.match(shown, /2 mistakes must be mended/);
    assert.match(shown, /staff\.band-6\.wte is "?80%/);
    assert.match(shown, /streams\.gp\.pathway is "?insole"?; expected/);
    assert.equal(await page.$eval("#ask-now", (button) => button.disabled), true);
    assert.deepEqual(await page.$$eval(".cm-lintRange-error", (marks) => marks.map((mark) => mark.textContent)).then((all) => all.slice(0, 1)), ["insole"]);
    await page.evaluate(() => [...document.querySelectorAll("#ask-shown .marks button")].find((one) => one.innerText.includes("wte")).click());
    await page.waitForFunction(() => [...document.querySelectorAll(".cm-lintRange-error")].some((mark) => mark.textContent === "80%"));
    assert.match(await page.$eval(".cm-activeLine", (line) => line.textContent), /^ *band-6: +\{role: orthotist, band: 6, wte: 80%/);
    await read(page, () => click(page, "undo"));
    assert.equal(await page.$eval("#ask-now", (button) => button.disabled), false);
    assert.equal(await page.$$eval(".cm-lintRange-error", (marks) => marks.length), 0);
  });
});

test("what may be written is offered, and every key says what it is", async () => {
  await withStudy("clinic.yaml", kClinic, async (page) => {
    await cursorBehind(page, "weeks: 8");
    await page.keyboard.type(", w");
    await page.waitForSelector(".cm-tooltip-autocomplete li");
    const offered = await page.$eval(".cm-tooltip-autocomplete", (list) => list.innerText);
    assert.match(offered, /warm_up_weeks/);
    await new Promise((go) => setTimeout(go, 150)); // the list takes no key in its first moment
    await page.keyboard.press("Enter");
    await read(page, () => page.keyboard.type("4"));
    assert.match(await editorText(page), /calendar: \{start: 2026-04-01, weeks: 8, warm_up_weeks: 4\}/);
    await page.waitForFunction(() => document.getElementById("key-help").innerText.includes("calendar.warm_up_weeks"));
    const place = await page.evaluate(() => {
      const range = document.createRange();
      for (const line of document.querySelectorAll(".cm-line")) {
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
          if (node.data === "dna") { range.selectNode(node); const { x, y, width, height } = range.getBoundingClientRect(); return [x + width / 2, y + height / 2]; }
        }
      }
      return undefined;
    });
    await page.mouse.move(...place);
    await page.waitForSelector(".cm-tooltip-hover");
    assert.match(await page.$eval(".cm-tooltip-hover", (tip) => tip.innerText), /appointments\.\*\.dna|did not attend|not attend|missed/i);
  });
});

test("the balance moves as one types, to what the program plans", async () => {
  await firstStudy(async (page) => {
    await cursorBehind(page, "per_week: 23");
    await read(page, () => page.keyboard.type("0"));
    const shown = await textOf(page, "balance-shown");
    assert.match(shown, /needs 378 hours a week; there are 37\.4/);
    if (!program) return;
    put("busy.yaml", kFirstStudy.replace("per_week: 23", "per_week: 230"));
    const balance = balanceOf(JSON.parse(native("plan", "--json", "busy.yaml")), JSON.parse(native("check", "--json", "busy.yaml")), "baseline");
    assert.ok(shown.includes(balance.reading));
    for (const { needed, there } of balance.roles) assert.ok(shown.includes(`needs ${hours(needed)} hours a week; there are ${hours(there)}`));
    assert.equal(await page.$eval("#foot", (line) => line.textContent), oneLine(balance));
  });
});

test("a warning leads to its line and does not stop one from asking", async () => {
  const study = kClinic.replace("    assess:", "    never: {appointment: assessment}\n    assess:").replace("    never", "    first").replace("assess: {", "never: {");
  await withStudy("clinic.yaml", study, async (page) => {
    assert.match(await textOf(page, "ask-shown"), /1 warning: nothing stops you from asking\.\s+Line 9: pathways\.one-visit\.never is a step that no patient reaches/);
    await page.evaluate(() => document.querySelector("#ask-shown .marks button").click());
    assert.equal(await page.$eval(".cm-activeLine", (line) => line.textContent.trim()), "never: {appointment: assessment}");
    assert.equal(await page.$eval("#ask-now", (button) => button.disabled), false);
  });
});

test("a study with CSV files: a mistake in one is marked in it, and all are kept and opened together", async () => {
  await firstStudy(async (page) => {
    await page.evaluate(() => { document.querySelector(".cm-scroller").scrollTop = 500; });
    await read(page, () => click(page, "new-csv"));
    assert.ok(await page.$eval(".cm-scroller", (box) => box.scrollTop) < 5, "another study is seen from its beginning");
    const names = await page.$$eval("#files button", (tabs) => tabs.map((tab) => tab.innerText));
    assert.ok(names.includes("staff.csv"), names.join());
    await page.evaluate(() => [...document.querySelectorAll("#files button")].find((tab) => tab.innerText === "staff.csv").click());
    const rows = await editorText(page);
    assert.match(rows, /,2\.6,/);
    await read(page, () => write(page, rows.replace(",2.6,", ",lots,")));
    assert.match(await textOf(page, "ask-shown"), /1 mistake .*staff\.csv.*lots|1 mistake[^]*lots/);
    await page.evaluate(() => [...document.querySelectorAll("#files button")].find((tab) => tab.innerText === "study.yaml").click());
    await page.evaluate(() => document.querySelector("#ask-shown .marks button").click());
    assert.equal(await page.$eval("#files [aria-pressed=true]", (tab) => tab.innerText), "staff.csv");
    assert.match(await page.$eval(".cm-activeLine", (line) => line.textContent), /lots/);
    await read(page, () => click(page, "undo"));
    const zip = await kept(page, folder, "keep-study", "my-service.zip");
    await read(page, () => drop(page, [["clinic.zip", zip]]));
    assert.equal(await page.$eval("#ask-now", (button) => button.disabled), false);
    assert.deepEqual((await page.$$eval("#files button", (tabs) => tabs.map((tab) => tab.innerText))).sort(), [...names].sort());
  });
});

// ---- runs

test("asked on all workers: the first answer, the last, and all that is kept of it", async () => {
  const said = sentences(readFileSync(join(root, "README.md"), "utf8"));
  let result, report;
  await firstStudy(async (page) => {
    await click(page, "ask-now");
    await page.waitForFunction(() => /^Of 2\d possible years so far\.$/.test(document.getElementById("answer-state").innerText));
    await answered(page);
    assert.match(await textOf(page, "answer-state"), /^Of 200 possible years; it took /);
    assertSays(plain(await frameText(page)), said);
    result = await kept(page, folder, "keep-result", "first-study.h5");
    assert.equal(result.subarray(1, 4).toString(), "HDF");
    assert.equal((await kept(page, folder, "keep-study", "first-study.yaml")).toString().replace(/^(#.*\n|\n)*/, ""), kFirstStudy.replace(/^(#.*\n|\n)*/, ""));
    report = (await kept(page, folder, "keep-report", "first-study-report.html")).toString();
    assert.match(report, /The study itself/);
    const spreadsheet = await kept(page, folder, "keep-spreadsheet", "first-study.xlsx");
    assert.ok(spreadsheet.includes("xl/workbook.xml"));
    await click(page, "keep");
    await click(page, "keep-specification");
    await page.waitForSelector("[data-scenario]");
    assert.deepEqual((await textOf(page, "dialog-shown")).split(/\n+/), ["Of which scenario?", "As things are", "The band 6 goes from 0.8 to 1.2 WTE",
      "Text reminders halve what is missed", "The band 6 leaves in September and the post is filled in January"]);
    await page.evaluate(() => document.querySelector('[data-scenario="more-hours"]').click());
    const specification = (await arrived(join(folder, "first-study-specification.html"))).toString();
    assert.match(specification, /orthotist/);
    if (program) {
      put("study.yaml", await kept(page, folder, "keep-study", "first-study.yaml"));
      native("run", "study.yaml", "-q", "-o", "results.h5");
      put("kept.h5", result);
      for (const about of ["waits", "staffing", "cost"]) {
        assert.equal(native("compare", "kept.h5", "--about", about, "--json").replaceAll("kept.h5", "results.h5"), native("compare", "results.h5", "--about", about, "--json"));
      }
      native("report", "results.h5", "-q", "-o", "native.html");
      assertSame(report, readFileSync(join(folder, "native.html"), "utf8"));
      native("report", "results.h5", "-q", "--specification", "more-hours", "-o", "native.html");
      assertSame(specification, readFileSync(join(folder, "native.html"), "utf8"));
    }
    const again = join(folder, "again.html");
    writeFileSync(again, await kept(page, folder, "keep-page", "first-study.html"));
  });
  await reopened(join(folder, "again.html"));
  await resultAlone(result, report);
});

async function reopened(file) {
  const { page, seen } = await open(browser, file);
  await page.waitForFunction(() => document.documentElement.dataset.read !== undefined);
  assert.match(await textOf(page, "balance-shown"), /orthotist\s+needs 37\.8 hours a week; there are 37\.4/);
  assert.match(await editorText(page), /A small orthotics clinic/);
  assert.deepEqual([seen.requests, seen.complaints], [[], []]);
  await page.close();
}

async function resultAlone(result, report) {
  const { page, seen } = await open(browser, html);
  await drop(page, [["old.h5", result]]);
  await page.waitForFunction(() => document.getElementById("answer-state").innerText.startsWith("old.h5, opened by itself."));
  assert.match(await frameText(page), /Scenarios side by side/);
  assertSame((await kept(page, folder, "keep-report", "old-report.html")).toString(), report);
  await read(page, () => click(page, "describe-it"));
  assert.ok((await kept(page, folder, "keep-study", "old.yaml")).toString().endsWith(kFirstStudy.slice(kFirstStudy.indexOf("headroom: 1"))));
  await click(page, "ask-now");
  await answered(page);
  assertSays(plain(await frameText(page)), sentences(readFileSync(join(root, "README.md"), "utf8")));
  assert.deepEqual([seen.requests, seen.complaints], [[], []]);
  await page.close();
}

test("the first answer and a run that is stopped are those of so many possible years", async () => {
  await firstStudy(async (page) => {
    await years(page, 5000);
    await click(page, "ask-now");
    await page.waitForFunction(() => document.getElementById("answer-state").innerText.includes("so far"));
    const first = Number(/^Of (\d+) possible years so far/.exec(await textOf(page, "answer-state"))[1]);
    assert.ok(first >= 20 && first < 40, String(first));
    const shown = plain(await frameText(page));
    await click(page, "stop");
    await answered(page);
    const stopped = Number(/^Of (\d+) possible years, where you stopped it/.exec(await textOf(page, "answer-state"))[1]);
    assert.ok(stopped >= first && stopped < 5000, String(stopped));
    const atLast = plain(await frameText(page));
    await goTo(page, "describe");
    await read(page, () => write(page, kFirstStudy.replace("replications: 200", "replications: 5000")));
    await click(page, "explain");
    await new Promise((go) => setTimeout(go, 300));
    await click(page, "stop");
    await answered(page);
    assert.match(await textOf(page, "answer-state"), /^Stopped/);
    if (!program) return;
    put("stopped.yaml", kFirstStudy);
    for (const [count, text] of [[first, shown], [stopped, atLast]]) {
      native("run", "stopped.yaml", "-q", "--no-causes", "--replications", String(count), "-o", "stopped.h5");
      assertSays(text, sentences(native("compare", "stopped.h5")));
    }
  });
});

test("only some scenarios, and bands, are what the program says of them", async () => {
  const study = kFirstStudy.replace("experiment: {replications: 200}", "experiment: {replications: 12, keep: bands}");
  await withStudy("bands.yaml", study, async (page) => {
    await page.evaluate(() => { for (const name of ["reminders", "leaver"]) document.querySelector(`#ask-shown input[value="${name}"]`).click(); });
    await click(page, "ask-now");
    await answered(page);
    const shown = plain(await frameText(page));
    assert.match(shown, /more-hours: /);
    assert.ok(!shown.includes("leaver: "));
    if (!program) return;
    put("bands.yaml", study);
    native("run", "bands.yaml", "-q", "--scenario", "more-hours", "-o", "bands.h5");
    assertSays(shown, sentences(native("compare", "bands.h5")));
  });
});

test("why, precision and size are the program's own commands", async () => {
  const study = kClinic.replace("weeks: 8", "weeks: 26, warm_up_weeks: 13").replace("per_week: 18", "per_week: 30") +
    "experiment: {replications: 60, seed: 7}\n" +
    "sizing:\n  vary: {staff.band-6.wte: {from: 1.0, to: 2.0, step: 0.5}}\n  meet: [{metric: in_time, at_least: 92%}]\n";
  await withStudy("sized.yaml", study, async (page) => {
    const printed = (what, args) => { put("sized.yaml", study); return native(what, "sized.yaml", ...args); };
    await click(page, "explain");
    await answered(page);
    assert.match(await textOf(page, "answer-state"), /^Why they wait, as things are\./);
    assert.match(await textOf(page, "answer-shown"), /nothing: as it is/);
    if (program) assert.equal(plain(await textOf(page, "answer-shown")), plain(printed("explain", [])));
    await click(page, "size");
    await answered(page);
    assert.match(await textOf(page, "answer-state"), /^The least staffing that meets the targets\./);
    if (program) assert.equal(plain(await textOf(page, "answer-shown")), plain(printed("size", ["-o", "results.h5"])));
    assert.equal((await kept(page, folder, "keep-result", "sized.h5")).subarray(1, 4).toString(), "HDF");
  });
  const unsure = `${kClinic}uncertainty: {streams.gp.referrals.per_week: {from: 12, to: 26}}\n`;
  await withStudy("unsure.yaml", unsure, async (page) => {
    await click(page, "unknown");
    await answered(page);
    assert.match(await textOf(page, "answer-state"), /^What is worth finding out/);
    assert.match(await textOf(page, "answer-shown"), /of the spread/);
    put("unsure.yaml", unsure);
    if (program) assert.equal(plain(await textOf(page, "answer-shown")), plain(native("explain", "unsure.yaml", "--unknown")));
  });
  const precise = `${kClinic}experiment: {replications: {precision: 20%}}\n`;
  await withStudy("precise.yaml", precise, async (page) => {
    await page.evaluate(() => document.querySelector('#ask-shown input[value="precision"]').click());
    await click(page, "ask-now");
    await answered(page);
    assert.match(await textOf(page, "answer-state"), /^As exactly as the study asks\./);
    put("precise.yaml", precise);
    if (program) assert.equal(plain(await textOf(page, "answer-shown")), plain(native("run", "precise.yaml", "-o", "results.h5")));
    await click(page, "whole-report");
    assert.match(await frameText(page), /A small clinic/);
  });
});

// ---- for everybody

test("every place can be used by everybody, wide and narrow", async () => {
  await firstStudy(async (page) => {
    const check = async (places, what) => {
      for (const [width, height] of [[1280, 900], [360, 740]]) {
        await page.setViewport({ width, height });
        for (const place of places) {
          await goTo(page, place);
          assert.deepEqual(await faults(page), [], `${what}: ${place} at ${width} px`);
          assert.ok(await widerThanScreen(page) <= 0, `${what}: ${place} stands out at the side at ${width} px`);
        }
      }
    };
    await click(page, "explain");
    await answered(page);
    await check(["answer"], "why");
    await click(page, "ask-now");
    await answered(page);
    await check(["answer", "balance"], "answered");
    await goTo(page, "describe");
    await read(page, () => write(page, kFirstStudy.replace("wte: 0.8", "wte: -1").replace("dna: 6%", "dna: 600%")));
    await check(["describe", "ask"], "mistakes");
  });
});

test("by keyboard alone, from the first key to a report that is kept", async () => {
  const { page, seen } = await open(browser, html);
  const session = await page.createCDPSession();
  await session.send("Browser.setDownloadBehavior", { behavior: "allow", downloadPath: folder });
  rmSync(join(folder, "first-study-report.html"), { force: true });
  const to = async (id) => {
    for (let turn = 0; turn < 80; ++turn) {
      if (await page.evaluate((name) => document.activeElement?.id === name, id)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${id} is not reached`);
  };
  await to("try-example");
  await read(page, () => page.keyboard.press("Enter"));
  await cursorBehind(page, "band: 6, wte: 0.8");
  await page.keyboard.press("Backspace");
  await page.keyboard.type("9");
  await page.waitForFunction(() => document.getElementById("balance-shown").innerText.includes("needs 37.8 hours a week; there are 39"));
  await to("ask-now");
  await page.keyboard.press("Enter");
  await answered(page);
  assert.match(await frameText(page), /The question and the answer/);
  await to("keep");
  await page.keyboard.press("Enter");
  for (let turn = 0; turn < 10 && await page.evaluate(() => document.activeElement.id !== "keep-report"); ++turn) await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  assert.match((await arrived(join(folder, "first-study-report.html"))).toString(), /wte: 0\.9/);
  assert.deepEqual([seen.requests, seen.complaints], [[], []]);
  await page.close();
});

test("a study of 500 posts in ten streams is typed in", async () => {
  await withStudy("large.yaml", largeStudy(), async (page) => {
    assert.match(await textOf(page, "balance-shown"), /therapist/);
    await page.focus(".cm-content");
    await read(page, () => page.keyboard.type("# one more word"));
    assert.match(await editorText(page), /^# one more word# Where somebody writes\.\nheadroom: 1/);
    assert.equal(await page.$eval("#ask-now", (button) => button.disabled), false);
  });
});

// Last: all that has been done above.
test("nothing has asked a network for anything, which the listener would have seen", async () => {
  assert.deepEqual(watched.calls, []);
  const page = await browser.newPage();
  await page.goto("http://headroom.invalid/").catch(() => {});
  assert.ok(watched.calls.some((call) => call.includes("headroom.invalid")), watched.calls.join());
  await page.close();
});
