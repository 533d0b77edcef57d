// Whose work is inside the page, with the texts that have to go with it.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// Of the npm packages that the script was made of.
function ofPackage(modules, name) {
  const folder = join(modules, name), told = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`the package ${name} has no licence text`);
  const source = typeof told.repository === "string" ? told.repository : told.repository?.url;
  return { name, version: told.version, licence: told.license, source, text: readFileSync(join(folder, file), "utf8") };
}

export const licences = (modules, used) => [...used, "echarts", "zrender"].sort()
  .filter((name) => existsSync(join(modules, name))).map((name) => ofPackage(modules, name));
