// What the page's modules do by themselves, without a browser.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { printed } from "../../tools/web/page/answer.js";
import { assembled, asKept, studyWithin, withinScript } from "../../tools/web/page/keeping/assembly.js";
import { balanceOf, hours, oneLine, percent } from "../../tools/web/page/balance.js";
import { safeName } from "../../tools/web/page/keeping/keep.js";
import { loop } from "../../tools/web/page/working/kernel.js";
import { latest } from "../../tools/web/page/working/latest.js";
import { unlzma } from "../../tools/web/page/bytes/lzma.js";
import { packed, unpacked } from "../../tools/web/page/bytes/message.js";
import { nestsDeeply } from "../../tools/web/page/nesting.js";
import { offsetsOf } from "../../tools/web/page/bytes/offsets.js";
import { nameOf, sorted } from "../../tools/web/page/keeping/opened.js";
import { readingOf } from "../../tools/web/page/working/reading.js";
import { Run } from "../../tools/web/page/working/run.js";
import { Schedule, blocksOf } from "../../tools/web/page/working/schedule.js";
import { examplesOf } from "../../tools/web/page/keeping/start.js";
import { running, time, undecided } from "../../tools/web/page/states.js";
import { Channel, Died, Workers, simulatorsOf } from "../../tools/web/page/working/workers.js";
import { crc32, unzipped, zipped } from "../../tools/web/page/bytes/zip.js";
import { ask, root } from "./built.mjs";

const bytesOf = (text) => new TextEncoder().encode(text);

test("types hold", () => {
  const tsc = join(process.env.HEADROOM_NODE_MODULES, "typescript/bin/tsc");
  try {
    execFileSync(process.execPath, [tsc, "-p", join(root, "tools/web/page")], { encoding: "utf8" });
  } catch (trouble) {
    assert.fail(trouble.stdout);
  }
});

// ---- nesting

test("what nests deeply is told from what is only long", () => {
  for (const deep of ["[".repeat(201), "{a: ".repeat(300), `a:\n${" ".repeat(200)}b: 1`, `a: 1\n${"- ".repeat(200)}b`, "? ".repeat(200)]) {
    assert.ok(nestsDeeply(deep), deep.slice(0, 20));
  }
  for (const flat of ["", "[a, {b: c}]\n".repeat(1000), "[".repeat(200), "] ".repeat(300), "- a\n".repeat(1000), `a: b${" ".repeat(300)}`, "a: -----"]) {
    assert.ok(!nestsDeeply(flat), flat.slice(0, 20));
  }
});

// ---- offsets

test("bytes and units are told from one another at every character", () => {
  const text = "a\u00e9\u20ac\u{1f600}\u2028z\ud800x";
  const offsets = offsetsOf(text);
  for (let unit = 0; unit <= text.length; ++unit) {
    if (unit > 0 && /[\udc00-\udfff]/.test(text[unit] ?? "")) continue; // within a pair
    const byte = bytesOf(text.slice(0, unit)).length;
    assert.equal(offsets.toByte(unit), byte, `of unit ${unit}`);
    assert.equal(offsets.toUnit(byte), unit, `of byte ${byte}`);
  }
  assert.equal(offsets.toByte(4), offsets.toByte(3), "the second half of a pair is where the pair begins");
  assert.equal(offsets.toUnit(2), 1, "a byte within a character is where it begins");
  assert.equal(offsets.toUnit(7), 3);
});

test("offsets outside a text are its ends", () => {
  for (const text of ["abc", "\u00e4bc", ""]) {
    const offsets = offsetsOf(text), length = bytesOf(text).length;
    assert.deepEqual([offsets.toByte(-1), offsets.toByte(99), offsets.toUnit(-1), offsets.toUnit(99)], [0, length, 0, text.length]);
  }
});

test("offsets of random texts go round", () => {
  let seed = 1;
  const next = (most) => { seed = (Math.imul(seed, 1103515245) + 12345) >>> 0; return (seed >>> 8) % most; };
  const letters = ["a", "\n", "\u00e4", "\u0915", "\u{1f9d1}", "\u{10ffff}", "\u2029"];
  for (let turn = 0; turn < 300; ++turn) {
    const parts = Array.from({ length: next(40) }, () => letters[next(letters.length)]), offsets = offsetsOf(parts.join(""));
    let unit = 0, byte = 0;
    for (const part of parts) {
      assert.deepEqual([offsets.toByte(unit), offsets.toUnit(byte)], [byte, unit]);
      unit += part.length;
      byte += bytesOf(part).length;
    }
  }
});

// ---- messages

test("a message is as the program reads it", () => {
  assert.deepEqual([...packed({}, [Uint8Array.of(7, 8)])], [2, 0, 0, 0, 0x7b, 0x7d, 1, 0, 0, 0, 2, 0, 0, 0, 7, 8]);
  assert.deepEqual([...packed(1)], [1, 0, 0, 0, 0x31, 0, 0, 0, 0]);
});

test("a message goes round, wherever in memory it stands", () => {
  const json = { text: "\u00e9\u{1f600}\u2028</script>", list: [1, null] };
  const attachments = [new Uint8Array(0), Uint8Array.from({ length: 300 }, (_, at) => at % 256)];
  const message = packed(json, attachments), memory = new Uint8Array(1000);
  memory.set(message, 13);
  const found = unpacked(memory, 13);
  assert.deepEqual(found, { json, attachments });
  memory.fill(0);
  assert.equal(found.attachments[1][255], 255, "what was found is a copy");
});

test("a message that is cut short is refused", () => {
  const message = packed({ a: 1 }, [Uint8Array.of(1, 2, 3)]);
  for (let length = 0; length < message.length; ++length) assert.throws(() => unpacked(message.slice(0, length)), `of ${length} bytes`);
});

// ---- the order of blocks

test("every scenario of a replication comes before the next replication", () => {
  assert.deepEqual(blocksOf(["a", "b"], 7), [
    { scenario: "a", first: 0, count: 5 }, { scenario: "b", first: 0, count: 5 },
    { scenario: "a", first: 5, count: 2 }, { scenario: "b", first: 5, count: 2 }]);
});

test("blocks are of 5 up to the first answer, then of 20, and cover all", () => {
  for (const replications of [1, 5, 19, 20, 21, 40, 50, 1000]) {
    const blocks = blocksOf(["a"], replications);
    let next = 0;
    for (const { first, count } of blocks) {
      assert.equal(first, next);
      assert.ok(count >= 1 && count <= (first < 20 ? 5 : 20));
      if (first < 20) assert.ok(first + count <= 20, "the first answer is reached by the first blocks alone");
      next = first + count;
    }
    assert.equal(next, replications);
  }
});

test("a block whose worker died comes back once, before all others", () => {
  const schedule = new Schedule(blocksOf(["a", "b"], 10));
  const first = schedule.next();
  schedule.next();
  assert.equal(schedule.lost(first), true);
  assert.equal(schedule.next(), first);
  assert.equal(schedule.lost(first), false);
  schedule.finished(first);
  assert.equal(schedule.done, 5);
  assert.equal(schedule.left(2), 6);
});

// ---- the newest only

test("what is superseded is never done, and one thing is done at a time", async () => {
  let fire;
  const done = [], gates = [];
  const ask = latest((work) => { done.push(work); return new Promise((go) => gates.push(go)); },
    { later: (act) => { fire = act; return 1; }, forget: () => { fire = undefined; } });
  const tick = async () => { fire?.(); fire = undefined; await null; };
  ask("a");
  ask("ab");
  await tick();
  assert.deepEqual(done, ["ab"]);
  ask("abc");
  await tick();
  ask("abcd");
  await tick();
  assert.deepEqual(done, ["ab"], "nothing new before the first has ended");
  gates[0]();
  await new Promise(setImmediate);
  assert.deepEqual(done, ["ab", "abcd"]);
  gates[1]();
  await new Promise(setImmediate);
  assert.deepEqual(done, ["ab", "abcd"]);
});

test("nothing is read while keys are still coming", async () => {
  const done = [];
  const ask = latest(async (work) => { done.push(work); }, { wait: 30 });
  for (const work of [1, 2, 3]) { ask(work); await new Promise((go) => setTimeout(go, 5)); }
  assert.deepEqual(done, []);
  await new Promise((go) => setTimeout(go, 60));
  assert.deepEqual(done, [3]);
});

// ---- workers, played

/** A worker that answers by a function of the message; undefined: it dies. */
class Played {
  constructor(answer) { this.answer = answer; this.ended = false; }
  postMessage(message) {
    setImmediate(() => {
      if (this.ended) return;
      const said = message.module ? { json: {} } : this.answer(message);
      if (said === undefined) this.onerror({ message: "out of memory" });
      else if (said !== null) this.onmessage({ data: { id: message.id, ...said } });
    });
  }
  terminate() { this.ended = true; }
}

test("as many simulate as there are cores but one, from 1 to 8", () => {
  assert.deepEqual([undefined, 1, 2, 4, 9, 64].map(simulatorsOf), [1, 1, 2, 3, 8, 8]);
});

test("a channel tells answers, progress and its end", async () => {
  const channel = new Channel(() => new Played(({ call, json }) => (call === "end" ? undefined : { json: { call, json } })), {});
  assert.deepEqual((await channel.call("read", { a: 1 })).json, { call: "read", json: { a: 1 } });
  const both = [channel.call("end", {}), channel.call("read", {})];
  for (const { status, reason } of await Promise.allSettled(both)) assert.ok(status === "rejected" && reason instanceof Died);
  assert.ok(channel.dead);
  await assert.rejects(channel.call("read", {}), Died);
});

test("what is asked before the program is there waits for it", async () => {
  let tell = () => {};
  const heard = [], worker = { postMessage: (message) => {
    heard.push(message);
    tell = () => worker.onmessage({ data: { id: message.id, json: {} } });
  } };
  const asked = new Channel(() => worker, { module: {} }).call("read", {});
  await new Promise(setImmediate);
  assert.equal(heard.length, 1, "only the program was sent");
  tell();
  await new Promise(setImmediate);
  assert.equal(heard[1]?.call, "read");
  tell();
  await asked;
});

test("a reader that dies is replaced by the spare, and asked once more", async () => {
  let made = 0, asked = 0;
  const workers = new Workers(() => { ++made; return new Played(({ call }) => (call === "read" && ++asked === 1 ? undefined : { json: { version: 3 } })); }, {}, 2);
  await workers.warm();
  const before = made;
  assert.deepEqual((await workers.read("read", {}, [])).json, { version: 3 });
  await new Promise(setImmediate);
  assert.equal(made, before + 1, "the spare took over, and a new one is made");
});

test("a reader that takes too long is ended, and not asked the same again", async () => {
  let asked = 0;
  const workers = new Workers(() => new Played(() => { ++asked; return null; }), {}, 2);
  await assert.rejects(workers.read("read", {}, [], 300), /took longer/);
  assert.equal(asked, 1);
  assert.equal(workers.reader.dead, false, "another reads from now on");
});

const counting = (scenarios) => {
  const have = Object.fromEntries(scenarios.map((name) => [name, 0]));
  return { have, common: () => Math.min(...Object.values(have)) };
};

/** Workers that keep count; `dies` says of which blocks. */
function playedProgram(scenarios, dies = () => false, cores = 3, pieces = 0) {
  const count = counting(scenarios), simulated = [];
  let came = 0;
  const workers = new Workers(() => new Played(({ call, json, attachments }) => {
    if (call === "simulate") {
      if (dies(json)) return undefined;
      simulated.push(json.piece ? `piece ${json.piece} of ${json.of}` : `${json.scenario} ${json.first}`);
      return { json, attachments: [bytesOf(JSON.stringify(json))] };
    }
    if (call === "accept" && attachments.length === 1 && !json.begin) {
      const part = JSON.parse(new TextDecoder().decode(attachments[0]));
      if (part.scenario) count.have[part.scenario] += part.count;
      else ++came;
    }
    if (call === "accept" && json.variants) return { json: { pieces } };
    if (call === "accept") return { json: { step: 1, have: count.have, common: count.common() } };
    return { json: { html: `of ${json.replications}${pieces > 0 && came === pieces ? " with what decides it" : ""}` } };
  }), {}, cores);
  return { workers, simulated };
}

const question = (scenarios, replications) => ({ sent: { study: "s", files: ["s"] }, files: [bytesOf("x")], scenarios, replications });

test("a run answers first after 20 replications, then at the end", async () => {
  const { workers } = playedProgram(["a", "b"]), answers = [], shares = [];
  await new Run(workers, question(["a", "b"], 60), {
    onProgress: ({ done, all }) => shares.push(done / all),
    onAnswer: ({ html, last }) => answers.push([html, last]),
  }).finish();
  assert.deepEqual(answers, [["of 20", false], ["of 60", false], ["of 60", true]]);
  assert.equal(shares.at(-1), 1);
});

test("after the scenarios comes what decides the answer, each piece once", async () => {
  let died = 0;
  const { workers, simulated } = playedProgram(["a"], ({ piece }) => piece === 3 && ++died === 1, 3, 5), answers = [], seen = [];
  await new Run(workers, question(["a"], 30), {
    onProgress: ({ done, all, deciding }) => { if (deciding) seen.push(`${done} of ${all}`); },
    onAnswer: ({ html, last }) => answers.push([html, last]),
  }).finish();
  assert.deepEqual(answers, [["of 20", false], ["of 30", false], ["of 30 with what decides it", true]]);
  assert.deepEqual(simulated.filter((one) => one.startsWith("piece")).sort(), [1, 2, 3, 4, 5].map((n) => `piece ${n} of 5`));
  assert.equal(seen.at(-1), "5 of 5");
});

test("where what decides it cannot be played the answer stands, and says so", async () => {
  const { workers } = playedProgram(["a"], ({ piece }) => piece === 2, 2, 4), answers = [];
  await new Run(workers, question(["a"], 30), { onProgress() {}, onAnswer: ({ html, last, lacks }) => answers.push([html, last, lacks]) }).finish();
  assert.deepEqual(answers.slice(0, 2), [["of 20", false, undefined], ["of 30", false, undefined]]);
  assert.equal(answers[2][0], "of 30");
  assert.match(undecided(answers[2][2]), /^ What decides them could not be played: What decides it could not be simulated: .*out of memory\.$/);
});

test("a run that is stopped before it is known what decides it keeps the answer of all its futures", async () => {
  const { workers } = playedProgram(["a"], undefined, 1, 50), answers = [];
  const run = new Run(workers, question(["a"], 30), {
    onProgress: ({ done, deciding }) => { if (deciding && done === 3) run.stop(); },
    onAnswer: ({ html, last }) => answers.push([html, last]),
  });
  await run.finish();
  assert.deepEqual(answers, [["of 20", false], ["of 30", false], ["of 30", true]]);
});

test("a run of fewer than 20 has one answer", async () => {
  const { workers } = playedProgram(["a"]), answers = [];
  await new Run(workers, question(["a"], 7), { onProgress() {}, onAnswer: ({ html, last }) => answers.push([html, last]) }).finish();
  assert.deepEqual(answers, [["of 7", false], ["of 7", true]]);
});

test("a simulator that dies once changes nothing", async () => {
  let died = 0;
  const { workers, simulated } = playedProgram(["a", "b"], ({ scenario, first }) => scenario === "b" && first === 5 && ++died === 1), answers = [];
  await new Run(workers, question(["a", "b"], 30), { onProgress() {}, onAnswer: ({ html }) => answers.push(html) }).finish();
  assert.equal(answers.at(-1), "of 30");
  assert.equal(new Set(simulated).size, simulated.length, "nothing was simulated twice");
});

test("a simulator that dies twice of the same range is a sentence with the scenario", async () => {
  const { workers } = playedProgram(["a", "b"], ({ scenario, first }) => scenario === "b" && first === 5);
  await assert.rejects(new Run(workers, question(["a", "b"], 30), { onProgress() {}, onAnswer() {} }).finish(), /scenario b .*out of memory/);
});

test("a run that is stopped answers of what every scenario has", async () => {
  const { workers } = playedProgram(["a", "b"], undefined, 2), answers = [];
  const run = new Run(workers, question(["a", "b"], 1000), {
    onProgress: ({ done }) => { if (done >= 130) run.stop(); },
    onAnswer: ({ html, last }) => answers.push([html, last]),
  });
  await run.finish();
  assert.equal(answers.at(-1)[1], true);
  const common = Number(answers.at(-1)[0].slice(3));
  assert.ok(common >= 60 && common < 1000, `of ${common}`);
  assert.ok(run.stopped);
});

test("a run that is stopped at its first answer ends with that", async () => {
  const { workers } = playedProgram(["a"], undefined, 1), answers = [];
  const run = new Run(workers, question(["a"], 1000), {
    onProgress: ({ done }) => { if (done === 20) run.stop(); },
    onAnswer: ({ html, last }) => answers.push([html, last]),
  });
  await run.finish();
  assert.deepEqual(answers, [["of 20", false], ["of 20", true]]);
});

test("a run that is stopped before there is anything says so", async () => {
  const { workers } = playedProgram(["a"]);
  const run = new Run(workers, question(["a"], 10), { onProgress() {}, onAnswer() {} });
  run.stop();
  await assert.rejects(run.finish(), /Stopped before/);
});

// ---- the page put together

test("a study stays what it is within the page, whatever it says", () => {
  const study = { name: "</script><!--", main: "study.yaml", files: [{ name: "study.yaml", text: "</script><script>harm()</script> <!-- \u2028\u2029 & {{script}} $& \r\n" }] };
  const html = assembled('<p>{{a}}</p><script type="application/json" id="kept-study">{{study}}</script><script>{{a}}</script>', { a: "{{study}}", study: withinScript(study) });
  assert.equal(html.split("</script>").length, 3);
  assert.ok(!html.includes("<!--"));
  assert.deepEqual(studyWithin(html), study);
});

test("a page without a study, and what is no study, have none", () => {
  assert.equal(studyWithin('<script type="application/json" id="kept-study">null</script>'), undefined);
  assert.equal(studyWithin("<p>another page</p>"), undefined);
  for (const json of ["", "1", "{}", '{"name":"a","main":"b","files":[]}', '{"name":"a","main":"b","files":[{"name":"c","text":"d"}]}']) assert.equal(asKept(json), undefined);
});

test("a hole without a part is found", () => assert.throws(() => assembled("{{a}}", {}), /no part named a/));

// ---- zip

test("what is zipped is read by others and by us", async () => {
  const files = [{ name: "clinic/study.yaml", bytes: bytesOf("a: \u00e4\n".repeat(99)) }, { name: "clinic/staff.csv", bytes: new Uint8Array(0) }];
  const zip = zipped(files);
  assert.deepEqual(await unzipped(zip), files);
  const folder = mkdtempSync(join(tmpdir(), "headroom-"));
  writeFileSync(join(folder, "a.zip"), zip);
  const seen = execFileSync("python3", ["-c", "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(z.namelist(), len(z.read('clinic/study.yaml')))", join(folder, "a.zip")], { encoding: "utf8" });
  assert.equal(seen.trim(), "['clinic/study.yaml', 'clinic/staff.csv'] 594");
  rmSync(folder, { recursive: true });
});

test("a damaged zip is a sentence", async () => {
  const zip = zipped([{ name: "a", bytes: bytesOf("abc") }]);
  assert.equal(crc32(bytesOf("123456789")), 0xcbf43926);
  zip[31] ^= 1;
  for (const bad of [zip, new Uint8Array(0), bytesOf("PK"), zip.slice(0, 50), zip.slice(40)]) await assert.rejects(unzipped(bad), /damaged, or no zip/);
});

// ---- the program, packed

test("what xz packs is unpacked, whatever it is packed with", () => {
  const folder = mkdtempSync(join(tmpdir(), "headroom-")), path = join(folder, "a");
  const texts = [new Uint8Array(0), bytesOf("a"), bytesOf("abcabcabcabcabc".repeat(500)), readFileSync(join(root, "tools/report/page.js")),
    Uint8Array.from({ length: 70_000 }, (_, at) => (Math.imul(at, 2654435761) >>> 13) & (at < 40_000 ? 0xff : 3))];
  for (const text of texts) {
    writeFileSync(path, text);
    for (const options of ["lc=4,lp=0,pb=0", "lc=3,lp=0,pb=2", "lc=0,lp=4,pb=4,mode=fast,mf=hc3", "lc=1,lp=2,pb=1,nice=273"]) {
      const packed = execFileSync("xz", ["--format=lzma", `--lzma1=${options}`, "--stdout", path]);
      assert.ok(Buffer.from(unlzma(packed, text.length)).equals(Buffer.from(text)), `${text.length} bytes with ${options}`);
    }
  }
  rmSync(folder, { recursive: true });
});

test("what is packed and damaged is refused, or at least ends", () => {
  const folder = mkdtempSync(join(tmpdir(), "headroom-")), path = join(folder, "a");
  writeFileSync(path, readFileSync(join(root, "tools/report/page.js")));
  const packed = execFileSync("xz", ["--format=lzma", "--stdout", path]), size = readFileSync(path).length;
  for (const bad of [packed.subarray(0, 10), packed.subarray(0, packed.length >> 1), Buffer.concat([Buffer.of(255), packed])]) {
    assert.throws(() => unlzma(bad, size), /damaged/);
  }
  for (let at = 13; at < packed.length; at += 97) {
    const bad = Buffer.from(packed);
    bad[at] ^= 0x55;
    try { assert.equal(unlzma(bad, size).length, size); } catch (trouble) { assert.match(trouble.message, /damaged/); }
  }
  rmSync(folder, { recursive: true });
});

// ---- files that are dropped

const file = (name, text = "x") => ({ name, bytes: bytesOf(text) });

test("a folder is a study with its tables, named after the folder", async () => {
  const opened = await sorted([file("clinic/study.yaml", "headroom: 1"), file("clinic/staff.csv", "a,b"), file("clinic/data/absences.csv"), file("clinic/notes.txt"), file("clinic/.hidden.yaml")]);
  assert.equal(opened.kind, "study");
  assert.equal(opened.study.name, "clinic");
  assert.deepEqual(opened.study.files.map(({ name }) => name), ["study.yaml", "staff.csv", "data/absences.csv"]);
});

test("studies are told from results, tables and what is not ours", async () => {
  assert.equal((await sorted([file("a.yml")])).study.name, "a");
  assert.equal((await sorted([{ name: "r.h5", bytes: Uint8Array.of(0x89, 0x48, 0x44, 0x46, 0x0d) }])).kind, "result");
  assert.equal((await sorted([file("b/staff.csv")])).files[0].name, "staff.csv");
  assert.match((await sorted([file("a.docx")])).sentence, /^a\.docx is neither a study/);
  assert.match((await sorted([file("r.h5", "not HDF")])).sentence, /neither/);
  assert.match((await sorted([file("a.html", "<p>")])).sentence, /neither/);
  assert.match((await sorted([file("a.zip", "PK")])).sentence, /a\.zip cannot be opened: it is damaged/);
  assert.match((await sorted([file("a.yaml"), file("b.yaml")])).sentence, /more than one study/);
  assert.match((await sorted([{ name: "a.csv", bytes: Uint8Array.of(0x61, 0xe4, 0x0a) }])).sentence, /not text in UTF-8/);
  assert.match((await sorted([])).sentence, /no file/);
});

test("a zip of a study and a page that was kept with one are studies", async () => {
  const study = { name: "mine", main: "study.yaml", files: [{ name: "study.yaml", text: "a: </script>" }] };
  assert.deepEqual((await sorted([file("p.html", `<script type="application/json" id="kept-study">${withinScript(study)}</script>`)])).study, study);
  const zip = await sorted([{ name: "z.zip", bytes: zipped([file("mine/study.yaml"), file("mine/staff.csv")]) }]);
  assert.deepEqual([zip.study.name, zip.study.files.length], ["mine", 2]);
});

test("names", () => {
  assert.deepEqual(["study.yaml", "clinic/study.yaml", "a/Clinic 2.yml"].map(nameOf), ["study", "clinic", "Clinic 2"]);
  assert.deepEqual(["a/b:c", "../x", "", "\u00dcber 2"].map(safeName), ["a-b-c", "-x", "study", "\u00dcber 2"]);
});

// ---- what the program says

test("the balance is the plan's, by role, with the tightest and the lists", () => {
  const study = join(root, "scenarios/first-study/study.yaml");
  const plan = JSON.parse(ask("plan", "--json", study)), check = JSON.parse(ask("check", "--json", study));
  const now = balanceOf(plan, check, "baseline");
  assert.deepEqual(now.roles.map(({ name, state }) => [name, state]), [["orthotist", "short"], ["assistant", "enough"]]);
  assert.equal(now.reading, plan.scenarios.baseline.reading);
  assert.deepEqual(now.tightest.needs, ["assessment", "fitting"]);
  assert.deepEqual(now.lists.map(({ stream, waiting }) => [stream, waiting]), [["gp", 240]]);
  assert.equal(oneLine(now), "orthotist: needs 37.8 hours a week; there are 37.4");
  assert.equal(balanceOf(plan, check, "more-hours").roles[0].state, "enough");
  assert.equal(balanceOf(plan, check, "no-such"), undefined);
});

test("the balance by site is the plan's, with what is bound to none, and a busier site is what one line says", () => {
  const of = (demand, capacity) => ({ demand_hours_per_week: demand, capacity_hours_per_week: capacity, load: capacity > 0 ? demand / capacity : null });
  const balance = { roles: { therapist: of(40, 60) }, sites: { north: of(30, 25), south: of(5, 30) }, at_no_one_site: of(5, 5) };
  const found = balanceOf({ scenarios: { baseline: { reading: "", balance } } }, {}, "baseline");
  assert.deepEqual(found.sites.map(({ name, needed, state }) => [name, needed, state]), [["north", 30, "short"], ["south", 5, "enough"], ["at no one site", 5, "tight"]]);
  assert.equal(oneLine(found), "north: needs 30 hours a week; there are 25");
  delete balance.at_no_one_site;
  assert.equal(balanceOf({ scenarios: { baseline: { reading: "", balance } } }, {}, "baseline").sites.length, 2);
});

test("a load is not printed as the whole that it is not", () => {
  assert.deepEqual([0.9999, 1, 1.004, 1.00967, 0.46, null].map(percent), ["99.99%", "100%", "100.4%", "101%", "46%", "none there"]);
  assert.deepEqual([37.44, 5, 99.96, 1234.5].map(hours), ["37.4", "5", "100", "1,235"]);
});

test("mistakes leave the last good reading, which is said to be old", () => {
  const good = readingOf(1, { problems: [], check: {}, plan: {}, scenarios: [{ name: "baseline", is: "" }], replications: 9 });
  assert.ok(good.current);
  const bad = readingOf(2, { problems: [{ file: "study.yaml", line: 2, message: "m" }] }, good.good);
  assert.deepEqual([bad.current, bad.good, bad.problems[0].severity], [false, good.good, "error"]);
  assert.equal(readingOf(3, { error: "too large" }, undefined).failure, "too large");
});

test("the program's own examples are found in what it lists", () => {
  const list = examplesOf(ask("new", "--list"));
  assert.ok(list.length >= 7);
  assert.equal(list[0].name, "first-study");
  for (const { service, asks } of list) assert.ok(service.length > 10 && asks.endsWith("?"), service);
});

test("sentences", () => {
  assert.equal(time(0.2), "1 second");
  assert.equal(time(125), "2 minutes");
  assert.equal(running(20, 3.4), "20 possible years so far; about 3 seconds left.");
  assert.equal(running(0, undefined), "Simulating the first possible years.");
});

test("the loop that tells how fast wasm is, is the loop that it says", async () => {
  const run = await loop();
  let value = 0;
  for (let turn = 0; turn < 1000; ++turn) value = (Math.imul(value, 1103515245) + 12345) | 0;
  assert.equal(run(1000), value);
});

test("no module reaches for a network or runs text", () => {
  const page = join(root, "tools/web/page"), modules = readdirSync(page, { recursive: true }).filter((name) => name.endsWith(".js"));
  assert.ok(modules.length > 25);
  for (const name of modules) {
    const text = readFileSync(join(page, name), "utf8");
    assert.ok(!/\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon|innerHTML|\beval\(|new Function|document\.write/.test(text), name);
  }
});

test("what a command prints is paragraphs that flow, and tables that do not", () => {
  assert.deepEqual(printed("gp: 84% in time,\n  and more.\nAll off.\n\nstream  in time, %\n------  ----------\ngp            84.2\n\nA note.\n"), [
    { kind: "paragraph", content: "gp: 84% in time, and more." }, { kind: "paragraph", content: "All off." },
    { kind: "table", content: "stream  in time, %\n------  ----------\ngp            84.2" }, { kind: "paragraph", content: "A note." }]);
  assert.deepEqual(printed("\n"), []);
});
