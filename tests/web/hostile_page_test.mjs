// Studies and results of somebody who means harm, or that were damaged, opened in the page that people are given
// (HEADROOM_HTML): each is a sentence or is shown as what it is; nothing is run, asked for or complained of, and the page
// goes on.
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { zipped } from "../../tools/web/page/bytes/zip.js";
import { answered, click, drop, editorText, frameText, kept, launchWatched, open, read, smallClinic, textOf, write } from "./page.mjs";

let watched, folder;
before(async () => {
  watched = await launchWatched("--js-flags=--stack-size=300"); // kB, where a browser has 984: what calls itself ends sooner
  folder = mkdtempSync(join(tmpdir(), "headroom-hostile-"));
});
after(async () => {
  await watched.close();
  rmSync(folder, { recursive: true });
});

/** What no sentence for people holds. */
const kRaw = /std::|basic_string|bad_alloc|unreachable|RuntimeError|out of bounds|defect|undefined|\bH5[A-Z]|unable to|at 0x/i;

async function stillWell(page, seen) {
  await read(page, () => drop(page, [["well.yaml", smallClinic()]]));
  assert.match(await textOf(page, "balance-shown"), /orthotist/);
  assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  assert.equal(await page.evaluate(() => document.querySelectorAll("img:not(.cm-widgetBuffer), object, embed, link, base").length), 0);
  assert.deepEqual([seen.requests, seen.complaints, watched.calls], [[], [], []]);
  await page.close();
}

const numbers = (count) => Array.from({ length: count }, (_, n) => n);
const kStudies = [
  ["brackets that never close", `headroom: 1\ntitle: ${"[".repeat(100_000)}`, /never closed|nested too deeply/],
  ["20,000 lists in one another", `headroom: 1\ntitle: ${"[".repeat(20_000)}${"]".repeat(20_000)}`, /nested too deeply/],
  ["50,000 maps in one another", `headroom: 1\nstreams: ${"{a: ".repeat(50_000)}`, /nested too deeply|never closed/],
  ["200,000 values", `headroom: 1\nstreams: [${numbers(200_000).join(", ")}]\n`, /too large; expected at most 200,000 values/],
  ["values made of values", `a0: &a0 [x, x]\n${numbers(40).map((n) => `a${n + 1}: &a${n + 1} [*a${n}, *a${n}]`).join("\n")}\n`, /a0 is not a key here/],
  ["zero bytes", "headroom: 1\0\0\ntitle: \x07", /zero byte/],
  ["a line end of another kind", smallClinic().replace("A small clinic", '"A \u2028 clinic"'), /control character \(U\+2028\)/],
  ["a hundred million weeks", smallClinic().replace("weeks: 8", "weeks: 100000000"), /expected a whole number of weeks/],
  ["ten million scenarios", `${smallClinic()}sweep: {a: {set: staff.band-6.wte, from: 1, to: 100000, step: 0.01}}\n`, /at most 100,000 values/],
  ["a million replications", `${smallClinic()}experiment: {replications: 4000000000}\n`, /expected a whole number from 1 to 100,000/],
];

test("a hostile study is a sentence with its line", async () => {
  const { page, seen } = await open(watched.browser, process.env.HEADROOM_HTML);
  for (const [what, text, said] of kStudies) {
    await read(page, () => drop(page, [["hostile.yaml", text]]));
    const shown = await textOf(page, "ask-shown");
    assert.match(shown, said, what);
    assert.match(shown, /must be mended before anything can be asked/, what);
    assert.ok(!kRaw.test(shown), `${what}: ${shown}`);
    assert.ok(shown.length < 3000, what);
    assert.equal(await textOf(page, "told"), "", what);
  }
  await read(page, () => drop(page, [["outside.zip", zipped([["study.yaml", smallClinic()], ["../outside.csv", "a,b\n"]]
    .map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) })))]]));
  assert.match(await textOf(page, "ask-shown"), /'\.\.\/outside\.csv' is no name of a file in the page's own folder/);
  await stillWell(page, seen);
});

test("what is pasted and nests deeply is a sentence, and can be written over", async () => {
  const { page, seen } = await open(watched.browser, process.env.HEADROOM_HTML);
  await read(page, () => drop(page, [["study.yaml", smallClinic()]]));
  await read(page, () => write(page, `headroom: 1\ntitle: ${"[".repeat(20_000)}`));
  assert.match(await textOf(page, "ask-shown"), /never closed/);
  await read(page, () => write(page, smallClinic())); // kept as it was: it may be left
  await stillWell(page, seen);
});

test("a study that holds scripts is text, in the page, in its answer and in all that is kept", async () => {
  const { page, seen } = await open(watched.browser, process.env.HEADROOM_HTML);
  const hostile = "</script><script>parent.harmed=globalThis.harmed=1</script><!-- <img src=x onerror=globalThis.harmed=2> {{script}}";
  const study = `${smallClinic().replace("A small clinic", `"${hostile}"`)}scenarios:\n  more: {about: "${hostile}", staff: {band-6: {wte: 1.4}}}\n`;
  await read(page, () => drop(page, [["hostile.yaml", study]]));
  assert.equal(await textOf(page, "study-name"), hostile);
  await page.$eval("#years", (box) => { box.value = "5"; });
  await click(page, "ask-now");
  await answered(page);
  assert.ok((await frameText(page)).includes("<script>parent.harmed"));
  await click(page, "whole-report");
  await page.waitForFunction(() => document.querySelector("#answer-shown iframe").title === "The whole report");
  const frame = await (await page.$("#answer-shown iframe")).contentFrame();
  await frame.waitForFunction(() => document.documentElement.dataset.drawn === "yes");
  assert.equal(await frame.evaluate(() => globalThis.harmed), undefined);
  assert.equal(await frame.evaluate(() => document.querySelectorAll("img, iframe, object, link").length), 0);
  await page.evaluate(() => document.querySelector('[data-to="balance"]').click());
  await kept(page, folder, "keep-page", "hostile.html");
  const second = await open(watched.browser, join(folder, "hostile.html"));
  await second.page.waitForFunction(() => document.documentElement.dataset.read !== undefined);
  assert.ok((await editorText(second.page)).includes("{{script}}"));
  assert.equal(await textOf(second.page, "study-name"), hostile);
  await stillWell(second.page, second.seen);
  await stillWell(page, seen);
});

// ---- results

const kMark = Buffer.from("\nheadroom sha256 "), kSeal = kMark.length + 65;
const sealed = (data) => Buffer.concat([data, kMark, Buffer.from(`${createHash("sha256").update(data).digest("hex")}\n`)]);
const number = (seed) => { let state = seed; return (most) => { state = (Math.imul(state, 1103515245) + 12345) >>> 0; return Math.floor(state / 2 ** 32 * most); }; };

/** Some bytes of it are others. */
function damaged(data, seed) {
  const next = number(seed), changed = Buffer.from(data);
  for (let left = 1 + next(20); left > 0; --left) changed[next(changed.length)] = next(256);
  return changed;
}

/** The 64-bit number that stands behind a text is another. */
function behind(data, text, value) {
  const changed = Buffer.from(data), at = changed.indexOf(text, 0, "latin1");
  assert.ok(at > 0);
  changed.writeBigUInt64LE(value, at + text.length);
  return changed;
}

/** Files of which none is a result as it was written, and which may be opened all the same. */
function forgeries(result) {
  const data = result.subarray(0, result.length - kSeal);
  assert.ok(result.subarray(data.length).includes(kMark));
  const noise = number(1), hdf = Buffer.concat([data.subarray(0, 8), Buffer.from(Array.from({ length: 100_000 }, () => noise(256)))]);
  return [
    ...[8, 600, data.length >> 1, data.length - 1].map((length) => [`its first ${length} bytes`, result.subarray(0, length)]),
    ...[8, 600, data.length >> 1].map((length) => [`its first ${length} bytes, sealed`, sealed(data.subarray(0, length))]),
    ["noise", hdf], ["noise, sealed", sealed(hdf)], ["a tail", Buffer.concat([result, Buffer.alloc(1000)])], ["a tail, sealed", sealed(Buffer.concat([data, Buffer.alloc(1000)])), true],
    ...[1, 2, 3, 4].map((seed) => [`bytes changed (${seed})`, damaged(result, seed)]),
    ["a heap without end, sealed", sealed(behind(data, "GCOL\x01\0\0\0", 1n << 60n))],
    ["a heap of nothing, sealed", sealed(behind(data, "GCOL\x01\0\0\0", 0n))],
    ...Array.from({ length: 12 }, (_, seed) => [`bytes changed, sealed (${seed})`, sealed(damaged(data, seed + 10)), true]),
  ];
}

test("a damaged or forged result is a sentence, or is shown as a result is", async () => {
  const { page, seen } = await open(watched.browser, process.env.HEADROOM_HTML);
  await read(page, () => drop(page, [["clinic.yaml", smallClinic()]]));
  await page.$eval("#years", (box) => { box.value = "3"; });
  await click(page, "ask-now");
  await answered(page);
  const result = await kept(page, folder, "keep-result", "clinic.h5");
  for (const [at, [what, bytes, may]] of forgeries(result).entries()) {
    const name = `${at}-<img src=x onerror=globalThis.harmed=3>.h5`, begun = Date.now();
    await drop(page, [[name, bytes]]);
    await page.waitForFunction((begin) => ["told", "answer-state"].some((id) => document.getElementById(id).textContent.startsWith(begin)), { timeout: 30_000 }, `${at}-<img`);
    const told = await textOf(page, "told");
    if (process.env.HEADROOM_SAY) console.log(what, Date.now() - begun, told);
    assert.ok(may || told.startsWith(`${name} `), `${what}: ${told}`);
    assert.ok(!kRaw.test(told) && told.length < 400 && !told.includes("results.h5"), `${what}: ${told}`);
    assert.equal(await page.evaluate(() => globalThis.harmed), undefined);
  }
  await drop(page, [["again.h5", result]]);
  await page.waitForFunction(() => document.getElementById("answer-state").innerText.startsWith("again.h5, opened"));
  assert.match(await frameText(page), /A small clinic/);
  await stillWell(page, seen);
});
