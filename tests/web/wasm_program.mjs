// Runs command lines with the program as a page has it: a line of JSON {folder, commands: [[word]]} on stdin for each
// folder of files, a line {folder, said: [{exit, stdout, stderr}]} on stdout when all of them are done; what the commands
// wrote lies in the folder then.
//   node wasm_program.mjs headroom.js
import { mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline";
import { sessionOf } from "../../tools/web/page/working/session.js";

process.setMaxListeners(0); // each instance listens for its own end
const loader = resolve(process.argv[2]);
globalThis.createHeadroom = createRequire(import.meta.url)(loader); // where the page's workers find it
const module = await WebAssembly.compile(readFileSync(loader.replace(/\.js$/, ".wasm")));

const filesIn = (folder, top = folder) => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? filesIn(path, top) : [relative(top, path)];
});

async function run({ folder, commands }) {
  const { call } = await sessionOf(module, () => {}), names = filesIn(folder), files = names.map((name) => readFileSync(join(folder, name)));
  const said = commands.map((args, at) => {
    const { json, attachments } = call("command", { args, files: at === 0 ? names : [], keep: names, take: at === commands.length - 1 ? ["r.h5"] : [] }, at === 0 ? files : []);
    json.files?.forEach((name, i) => { mkdirSync(dirname(join(folder, name)), { recursive: true }); writeFileSync(join(folder, name), attachments[i]); });
    return json;
  });
  return { folder, said };
}

for await (const line of createInterface({ input: process.stdin })) console.log(JSON.stringify(await run(JSON.parse(line))));
