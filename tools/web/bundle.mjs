// Puts the page together: see bundle.
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateRawSync, gzipSync } from "node:zlib";
import { licences } from "./licences.mjs";
import { assembled, withinScript } from "./page/keeping/assembly.js";
import { zipped } from "./page/bytes/zip.js";

const here = dirname(fileURLToPath(import.meta.url)), root = join(here, "../..");
const modules = join(root, "build/page/node_modules");
const [loader, program, folder = join(root, "build")] = process.argv.slice(2);
const kMost = 3.5e6;
const kTargets = ["chrome103", "firefox113", "safari16.4"];

const { build, transformSync } = createRequire(join(modules, "x.js"))("esbuild");
const text = (...path) => readFileSync(join(...path), "utf8");

// One script of a module and all that it uses, and the packages that it used.
async function scriptOf(entry) {
  const { outputFiles, metafile } = await build({
    entryPoints: [join(here, "page", entry)], bundle: true, minify: true, format: "iife", target: kTargets,
    charset: "utf8", legalComments: "none", nodePaths: [modules], write: false, metafile: true, logLevel: "warning",
  });
  const used = Object.keys(metafile.inputs).map((path) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]);
  return { script: outputFiles[0].text.trim(), used: [...new Set(used.filter((name) => name !== undefined))] };
}

// What stands in a script element must not end it, nor begin a comment in it.
function within(what, script) {
  if (/<\/script|<!--|\r|\0/i.test(script)) throw new Error(`${what} holds what cannot stand in a script element`);
  return script;
}

const small = (script) => transformSync(script, { minify: true, target: kTargets, charset: "utf8", legalComments: "none", logLevel: "error" }).code.trim();

const hash = (script) => `'sha256-${createHash("sha256").update(script, "utf8").digest("base64")}'`;
const packed = (bytes) => gzipSync(bytes, { level: 9 }).toString("base64");

// Packed for page/bytes/lzma.js: without the places of bytes, which say little in wasm.
const lzma = (path) => execFileSync("xz", ["--format=lzma", "--lzma1=preset=9e,lc=4,lp=0,pb=0,dict=16MiB", "--stdout", path], { maxBuffer: 1e8 });

const app = await scriptOf("app.js"), worker = await scriptOf("working/worker.js");
const script = within("the page's script", app.script);
// The frames in which reports are shown inherit the page's policy, so that it knows the two scripts of a report as well.
const allowed = [script, text(root, "build/page/charts.js"), text(root, "tools/report/page.js")];
const policy = "default-src 'none'; base-uri 'none'; form-action 'none'; connect-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
  `worker-src blob:; script-src 'wasm-unsafe-eval' ${allowed.map(hash).join(" ")}`;
const version = /project\(headroom VERSION ([0-9.]+)/.exec(text(root, "CMakeLists.txt"))?.[1] ?? "";

// Of the change that it was made of, so that the same input gives the same bytes; none where neither is known.
function madeOn() {
  if (process.env.SOURCE_DATE_EPOCH) return new Date(1000 * Number(process.env.SOURCE_DATE_EPOCH)).toISOString().slice(0, 10);
  try {
    return execFileSync("git", ["-C", root, "log", "-1", "--format=%cs"], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] }).trim();
  } catch {
    return "";
  }
}
const pay = [...text(root, "engine/service/pay.cpp").matchAll(/\{"[\w-]+",\s*"([A-Z][a-z]+ \d{4}-\d\d)"/g)].map(([, table]) => table);
if (pay.length === 0) throw new Error("engine/service/pay.cpp names no pay table");
const skeleton = text(here, "page/skeleton.html");
const html = assembled(skeleton, {
  policy, script,
  style: within("the style", text(here, "page/page.css")),
  study: "null",
  facts: withinScript({ version, made: madeOn(), pay }),
  skeleton: withinScript(skeleton),
  licences: packed(JSON.stringify(licences(modules, app.used))),
  worker: within("the loader", `${small(text(loader))}\n${worker.script}`),
  program: lzma(program).toString("base64"),
  size: String(statSync(program).size),
});

const bytes = Buffer.from(html, "utf8");
mkdirSync(folder, { recursive: true });
for (const [name, content] of [["headroom.html", bytes], ["headroom.html.zip", zipped([{ name: "headroom.html", bytes, deflated: deflateRawSync(bytes, { level: 9 }) }])]]) {
  writeFileSync(join(folder, `${name}.new`), content);
  renameSync(join(folder, `${name}.new`), join(folder, name));
}
console.log(`tools/web/bundle: made ${join(folder, "headroom.html")}, ${(bytes.length / 1e6).toFixed(2)} MB`);
if (bytes.length > kMost) {
  console.error(`tools/web/bundle: the page may have ${kMost / 1e6} MB at most`);
  process.exit(1);
}
