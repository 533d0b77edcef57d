// The page as tests need it: the one that was built, or one made with a stand-in for the program.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const program = process.env.HEADROOM_PROGRAM;
export const ask = (...args) => execFileSync(program, args, { encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "ignore"] });

/** What the native program says of first-study, in the shape of the session's answers. */
export function canned(folder) {
  const study = join(root, "scenarios/first-study/study.yaml"), result = join(folder, "r.h5"), report = join(folder, "r.html");
  const check = JSON.parse(ask("check", "--json", study)), plan = JSON.parse(ask("plan", "--json", study));
  ask("run", study, "--replications", "5", "-q", "-o", result);
  ask("report", result, "-q", "-o", report);
  const scenarios = Object.entries(check.scenarios).map(([name, { about }]) => ({ name, is: about }));
  return {
    read: { check, plan, scenarios, replications: check.experiment.replications, warnings: [] },
    report: readFileSync(report, "utf8"),
    stdout: { "new --list": ask("new", "--list") },
    files: { "study.yaml": readFileSync(study, "utf8"), "report.html": readFileSync(report, "utf8"), "results.h5": "\x89HDF", "tables.xlsx": "PK" },
  };
}

/** A page whose program is only played. */
export function standIn(change = (answers) => answers) {
  const folder = mkdtempSync(join(tmpdir(), "headroom-page-"));
  const text = readFileSync(join(root, "tests/web/stand_in.js"), "utf8");
  const answers = JSON.stringify(change(canned(folder))).replaceAll("<", "\\u003c").replaceAll("\\r", "");
  writeFileSync(join(folder, "loader.js"), text.replace('"CANNED"', () => answers));
  writeFileSync(join(folder, "program.wasm"), Uint8Array.from([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]));
  execFileSync(join(root, "tools/web/bundle"), [join(folder, "loader.js"), join(folder, "program.wasm"), folder], { stdio: "pipe" });
  return { folder, file: join(folder, "headroom.html") };
}
