// The page in a real Chromium, from a file: its own behaviour, with a program that is played.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { root, standIn } from "./built.mjs";
import { answered, click, drop, editorText, faults, frameText, kept, launch, open, read, textOf, widerThanScreen, write } from "./page.mjs";

let browser, built, downloads;
const pictures = process.env.HEADROOM_PICTURES;
before(async () => {
  built = standIn();
  browser = await launch();
  downloads = mkdtempSync(join(tmpdir(), "headroom-kept-"));
});
after(async () => {
  await browser.close();
  for (const folder of [built.folder, downloads]) rmSync(folder, { recursive: true });
});

const quiet = (seen) => assert.deepEqual({ requests: seen.requests, complaints: seen.complaints }, { requests: [], complaints: [] });
const example = (page) => read(page, () => click(page, "try-example"));

test("it opens with the question, and asks for nothing", async () => {
  const { page, seen } = await open(browser, built.file);
  assert.match(await textOf(page, "start"), /With these people, will these patients be seen in time\?/);
  assert.match(await textOf(page, "start"), /Nothing leaves this PC/);
  await page.waitForFunction(() => document.documentElement.dataset.warm === "yes");
  quiet(seen);
  await page.close();
});

for (const width of [1280, 900, 360, 320]) {
  test(`every place can be seen and used by everybody, at ${width} px`, async () => {
    const { page, seen } = await open(browser, built.file, { width });
    assert.deepEqual(await faults(page), []);
    await example(page);
    await click(page, "ask-now");
    await answered(page);
    for (const place of ["describe", "balance", "ask", "answer"]) {
      await page.evaluate((to) => document.querySelector(`[data-to="${to}"]`).click(), place);
      assert.deepEqual(await faults(page), [], place);
      assert.ok(await widerThanScreen(page) <= 0, `${place} stands out at the side`);
      if (pictures) await page.screenshot({ path: `${pictures}/${width}-${place}.png` });
    }
    await click(page, "about");
    await page.waitForFunction(() => document.querySelectorAll("#dialog details").length > 3);
    assert.match(await textOf(page, "dialog"), /Headroom \d+\.\d+\.\d+.* It knows the pay tables of England \d{4}-\d\d and Scotland \d{4}-\d\d\./s);
    assert.deepEqual(await faults(page), []);
    if (width < 900) assert.match(await textOf(page, "foot"), /^orthotist: needs 37\.8 hours a week; there are 37\.4$/);
    quiet(seen);
    await page.close();
  });
}

test("a mistake is marked and said where one asks, and undo takes it back", async () => {
  const { page, seen } = await open(browser, built.file);
  await example(page);
  assert.equal(await page.$eval("#undo", (button) => button.disabled), true);
  const text = readFileSync(join(root, "scenarios/first-study/study.yaml"), "utf8");
  await read(page, () => write(page, text.replace("wte: 1.0", "wte: -1")));
  assert.match(await textOf(page, "ask-shown"), /1 mistake must be mended before anything can be asked/);
  assert.equal(await page.$eval("#ask-now", (button) => button.disabled), true);
  assert.match(await textOf(page, "reading-state"), /as it was before/);
  assert.match(await textOf(page, "balance-shown"), /needs 37\.8 hours a week/, "the last good state is still there");
  await page.evaluate(() => document.querySelector("#ask-shown .marks button").click());
  await page.waitForSelector(".cm-lintRange-error");
  assert.equal(await page.$eval(".cm-lintRange-error", (mark) => mark.textContent), "-1");
  await read(page, () => click(page, "undo"));
  assert.equal(await page.$eval("#ask-now", (button) => button.disabled), false);
  assert.equal(await page.$eval("#redo", (button) => button.disabled), false);
  quiet(seen);
  await page.close();
});

test("what may be written is offered, and what stands there is explained", async () => {
  const { page, seen } = await open(browser, built.file);
  await example(page);
  await page.focus(".cm-content");
  await page.waitForFunction(() => document.getElementById("key-help").innerText.includes("How long to look ahead"));
  await page.keyboard.down("Control");
  await page.keyboard.press("Space");
  await page.keyboard.up("Control");
  await page.waitForSelector(".cm-tooltip-autocomplete li");
  assert.match(await page.$eval(".cm-tooltip-autocomplete", (list) => list.innerText), /weeks/);
  await new Promise((go) => setTimeout(go, 150)); // the list takes no key in its first moment
  await read(page, () => page.keyboard.press("Enter"));
  assert.match(await editorText(page), /^weeks: #/);
  quiet(seen);
  await page.close();
});

test("asked, answered first and last, then old when the study changes", async () => {
  const { page, seen } = await open(browser, built.file);
  await example(page);
  await click(page, "ask-now");
  await page.waitForFunction(() => document.getElementById("answer-state").innerText === "Of 20 possible years so far.");
  await answered(page);
  assert.match(await textOf(page, "answer-state"), /^Of 200 possible years; it took \d+ seconds?\.$/);
  assert.match(await frameText(page), /The question and the answer/);
  await click(page, "whole-report");
  await page.waitForFunction(() => document.querySelector("#answer-shown iframe").title === "The whole report");
  const frame = await (await page.$("#answer-shown iframe")).contentFrame();
  await frame.waitForFunction(() => document.documentElement.dataset.drawn === "yes");
  assert.ok(await frame.evaluate(() => document.querySelectorAll("svg path").length) > 3, "its charts are drawn");
  assert.equal(await frame.evaluate(() => { try { return parent.document.title; } catch { return "out of reach"; } }), "out of reach");
  await page.evaluate(() => document.querySelector('[data-to="describe"]').click());
  await page.focus(".cm-content");
  await read(page, () => page.keyboard.type("#"));
  assert.match(await page.$eval("#answer-state", (line) => line.textContent), /The study has changed since/);
  assert.match(await page.$eval("#ask-now", (button) => button.textContent), /^Ask again \(about/);
  await read(page, () => click(page, "undo"));
  assert.equal(await page.$eval("#answer-state", (line) => line.textContent).then((text) => text.includes("changed")), false);
  quiet(seen);
  await page.close();
});

test("a run is stopped anywhere, and what there is is answered", async () => {
  const { page, seen } = await open(browser, built.file);
  await example(page);
  await page.$eval("#years", (box) => { box.value = "5000"; });
  await click(page, "ask-now");
  await page.waitForFunction(() => document.getElementById("answer-state").innerText.includes("so far"));
  await page.waitForFunction(() => /left/.test(document.getElementById("time-left").innerText));
  await click(page, "stop");
  await answered(page);
  const [, years] = /^Of (\d+) possible years, where you stopped it; it took/.exec(await textOf(page, "answer-state")) ?? [];
  assert.ok(years >= 20 && years < 5000, await textOf(page, "answer-state"));
  await page.$eval("#years", (box) => { box.value = "10"; });
  await click(page, "ask-now");
  await answered(page);
  assert.match(await textOf(page, "answer-state"), /^Of 10 possible years; /);
  quiet(seen);
  await page.close();
});

test("why they wait runs in one worker, and is stopped", async () => {
  const { page, seen } = await open(browser, built.file);
  await example(page);
  await click(page, "explain");
  await page.waitForFunction(() => document.getElementById("time-left").innerText === "1 of 8");
  await answered(page);
  assert.equal(await textOf(page, "answer-shown"), "explain was asked");
  await click(page, "explain");
  await new Promise((go) => setTimeout(go, 100));
  await click(page, "stop");
  await answered(page);
  assert.match(await textOf(page, "answer-state"), /^Stopped/);
  quiet(seen);
  await page.close();
});

test("this page is kept as it is, and opened again with the study inside, which nothing has run", async () => {
  const { page, seen } = await open(browser, built.file);
  const hostile = 'title: "</script><script>window.harmed=1</script><!-- \u2028 {{script}} <img src=x onerror=window.harmed=2>"\n# \u00e4 \u{1f600}\n';
  await drop(page, [["clinic.yaml", "\ufeff" + hostile.replaceAll("\n", "\r\n")], ["staff.csv", "name,wte\r\na,1\r\n"]]);
  await page.waitForFunction(() => document.querySelectorAll("#files button").length === 2);
  const html = await kept(page, downloads, "keep-page", "clinic.html"), whole = readFileSync(built.file);
  const study = JSON.parse(/id="kept-study">(.*?)<\/script>/s.exec(html.toString("utf8"))[1]);
  assert.deepEqual(study, { name: "clinic", main: "clinic.yaml", files: [
    { name: "clinic.yaml", text: "\ufeff" + hostile.replaceAll("\n", "\r\n") }, { name: "staff.csv", text: "name,wte\r\na,1\r\n" }] });
  assert.ok(Buffer.from(html.toString("utf8").replace(/(id="kept-study">).*?(<\/script>)/s, "$1null$2")).equals(whole), "nothing else of the page has changed");
  quiet(seen);
  await page.close();

  const again = join(downloads, "again.html");
  writeFileSync(again, html);
  const second = await open(browser, again);
  assert.equal(await second.page.evaluate(() => window.harmed), undefined);
  assert.match(await editorText(second.page), /harmed=1/);
  assert.equal(await second.page.evaluate(() => document.querySelectorAll("img:not(.cm-widgetBuffer), iframe, object, link").length), 0);
  assert.equal(await second.page.evaluate(() => document.documentElement.dataset.asked), undefined);
  const yaml = await kept(second.page, downloads, "keep-study", "clinic.zip");
  assert.equal(yaml.subarray(0, 2).toString(), "PK");
  quiet(second.seen);
  await second.page.close();
});

test("what is dropped by hand is opened: a file, and a folder or else a sentence", async () => {
  const top = mkdtempSync(join(tmpdir(), "headroom-dropped-")), folder = join(top, "clinic");
  mkdirSync(folder);
  writeFileSync(join(top, "alone.yaml"), "headroom: 1 # dropped\n");
  writeFileSync(join(folder, "study.yaml"), "headroom: 1 # of the folder\n");
  const { page, seen } = await open(browser, built.file), session = await page.createCDPSession();
  for (const [path, said] of [[join(top, "alone.yaml"), /# dropped/], [folder, /# of the folder|cannot be read from here/]]) {
    const data = { items: [], files: [path], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"]) await session.send("Input.dispatchDragEvent", { type, x: 300, y: 300, data });
    await page.waitForFunction((words) => new RegExp(words).test(document.body.innerText), { timeout: 20_000 }, said.source);
  }
  quiet(seen);
  await page.close();
  rmSync(top, { recursive: true });
});

test("a file that is not ours is one sentence, and what is open stays", async () => {
  const { page, seen } = await open(browser, built.file);
  await example(page);
  for (const [name, content, said] of [["a.docx", "x", /neither a study/], ["a.csv", Buffer.from([0x61, 0xe4]), /not text in UTF-8/], ["a.zip", "PK", /damaged/]]) {
    await drop(page, [[name, content]]);
    await page.waitForFunction((words) => new RegExp(words).test(document.getElementById("told").innerText), {}, said.source);
  }
  assert.match(await editorText(page), /A small orthotics clinic/);
  quiet(seen);
  await page.close();
});

test("a result that is opened alone is shown, and kept", async () => {
  const { page, seen } = await open(browser, built.file);
  await drop(page, [["old.h5", Buffer.from([0x89, 0x48, 0x44, 0x46, 1, 2])]]);
  assert.match(await frameText(page), /The question and the answer/);
  assert.match(await textOf(page, "answer-state"), /old\.h5, opened by itself/);
  assert.deepEqual([...await kept(page, downloads, "keep-result", "old.h5")], [0x89, 0x48, 0x44, 0x46, 1, 2]);
  assert.equal((await kept(page, downloads, "keep-spreadsheet", "old.xlsx")).toString(), "PK");
  assert.equal(await textOf(page, "told"), "Kept as old.xlsx, among this browser's downloads.");
  await page.click('button[data-to="describe"]');
  assert.equal(await textOf(page, "describe-inside"), "Describe the study inside old.h5");
  await read(page, () => click(page, "describe-inside"));
  const text = readFileSync(join(root, "scenarios/first-study/study.yaml"), "utf8");
  assert.equal((await kept(page, downloads, "keep-study", "old.yaml")).toString(), text, "the study inside, word for word");
  assert.match(await frameText(page), /The question and the answer/, "the answer stays");
  await page.focus(".cm-content");
  await read(page, () => page.keyboard.type("#"));
  assert.match(await page.$eval("#answer-state", (line) => line.textContent), /The study has changed since/);
  quiet(seen);
  await page.close();
});

test("where wasm is not let, a study is still opened, edited and kept", async () => {
  const { page, seen } = await open(browser, built.file, { before: () => { delete globalThis.WebAssembly; } });
  assert.match(await textOf(page, "told"), /does not let the page's program run/);
  await page.evaluate(() => document.querySelector("#told button").click());
  assert.match(await textOf(page, "dialog"), /EnhanceSecurityMode/);
  await page.keyboard.press("Escape");
  await drop(page, [["mine.yaml", "headroom: 1\n"]]);
  await page.waitForFunction(() => document.querySelector(".cm-content")?.innerText.includes("headroom"));
  await page.focus(".cm-content");
  await page.keyboard.type("# ");
  assert.equal((await kept(page, downloads, "keep-study", "mine.yaml")).toString(), "# headroom: 1\n");
  quiet(seen);
  await page.close();
});

test("by keyboard alone: an example, a change, the question, the answer, kept", async () => {
  const { page, seen } = await open(browser, built.file);
  const to = async (id) => {
    for (let turn = 0; turn < 60; ++turn) {
      if (await page.evaluate((name) => document.activeElement?.id === name, id)) return;
      await page.keyboard.press("Tab");
    }
    assert.fail(`${id} is not reached`);
  };
  await to("try-example");
  await read(page, () => page.keyboard.press("Enter"));
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("cm-content")), "one writes at once");
  await read(page, () => page.keyboard.type("# mine "));
  await to("ask-now");
  await page.keyboard.press("Enter");
  await answered(page);
  await to("keep");
  await page.keyboard.press("Enter");
  await page.keyboard.press("ArrowDown");
  assert.equal(await page.evaluate(() => document.activeElement.id), "keep-page");
  await page.keyboard.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement.id), "keep");
  quiet(seen);
  await page.close();
});

test("a study is kept on this PC only if asked, offered again, and forgotten", async () => {
  const { page, seen } = await open(browser, built.file);
  assert.equal(await page.$eval("#remembered", (line) => line.hidden), true);
  await drop(page, [["mine.yaml", "headroom: 1\n"]]);
  await page.waitForSelector(".cm-content");
  await page.waitForFunction(() => document.querySelector(".cm-content").innerText.includes("headroom"));
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  await click(page, "keep");
  await click(page, "keep-here");
  await click(page, "remember");
  await page.focus(".cm-content");
  await page.keyboard.type("# later ");
  await page.waitForFunction(() => localStorage.getItem("headroom-last-study")?.includes("# later"));
  await page.close();

  const second = await open(browser, built.file);
  assert.match(await textOf(second.page, "remembered"), /Go on with mine, kept on this PC/);
  await read(second.page, () => click(second.page, "go-on"));
  assert.match(await editorText(second.page), /^# later headroom: 1/);
  await click(second.page, "keep");
  await click(second.page, "keep-here");
  await click(second.page, "forget");
  assert.equal(await second.page.evaluate(() => localStorage.length), 0);
  quiet(seen);
  quiet(second.seen);
  await second.page.close();
});

test("the program's examples are offered and taken", async () => {
  const { page, seen } = await open(browser, built.file);
  await click(page, "examples");
  await page.waitForSelector(".example");
  assert.ok((await page.$$(".example")).length >= 7);
  await read(page, () => page.evaluate(() => document.querySelectorAll(".example")[1].click()));
  assert.match(await editorText(page), /A first study/);
  quiet(seen);
  await page.close();
});

test("a simulator that dies is said with its scenario, and the study stays", async () => {
  const dying = standIn((answers) => ({ ...answers, dies: "reminders" }));
  const { page, seen } = await open(browser, dying.file);
  await example(page);
  await click(page, "ask-now");
  await answered(page);
  assert.match(await textOf(page, "answer-state"), /^No answer: The scenario reminders could not be simulated: out of memory\. The study is as you left it\.$/);
  quiet(seen);
  await page.close();
  rmSync(dying.folder, { recursive: true });
});
