// Whose work is inside the page, with the texts that have to go with it: of the npm packages that its script was made
// of, and of the libraries that the program is made of, as Debian's packages have them.
import { execFileSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

// Only what is of these files where a package holds much else.
const kLibraries = [
  { name: "Boost (Math and what it needs)", package: "libboost1.81-dev", licence: "BSL-1.0", only: [], texts: ["BSL-1.0"] },
  { name: "CLI11", package: "libcli11-dev", licence: "BSD-3-Clause" },
  { name: "Eigen", package: "libeigen3-dev", licence: "MPL-2.0", source: "https://gitlab.com/libeigen/eigen",
    beside: "MPL-2.0" },
  { name: "expected", package: "libexpected-dev", licence: "CC0-1.0" },
  { name: "fmt", package: "libfmt-dev", licence: "MIT" },
  { name: "HDF5", package: "libhdf5-dev", licence: "BSD-3-Clause" },
  { name: "JSON for Modern C++", package: "nlohmann-json3-dev", licence: "MIT" },
  { name: "libxlsxwriter, with its minizip, MD5, dtoa and tmpfileplus", package: "libxlsxwriter-dev",
    licence: "BSD-2-Clause, Zlib, public domain, dtoa's own, MPL-2.0", source: "https://github.com/jmcnamara/libxlsxwriter, of tmpfileplus as well" },
  { name: "yaml-cpp", package: "libyaml-cpp-dev", licence: "MIT" },
  { name: "zlib", package: "zlib1g-dev", licence: "Zlib" },
  { name: "Emscripten's runtime, with musl, libc++, libc++abi, compiler-rt and dlmalloc", package: "emscripten",
    licence: "MIT or NCSA, MIT, Apache-2.0 with LLVM exceptions, CC0-1.0",
    only: [/^\*$/, /^system\/lib\/(libc|libcxx|libcxxabi|libunwind|compiler-rt|dlmalloc|emmalloc|pthread|wasm)/] },
];

// A machine-readable copyright file as its paragraphs, each a map of fields.
const paragraphs = (text) => text.split(/\n[ \t]*\n/).map((block) => {
  const fields = {};
  let name;
  for (const line of block.split("\n")) {
    const begin = /^([A-Za-z-]+):(.*)$/.exec(line);
    if (begin) fields[name = begin[1]] = begin[2].trim();
    else if (name) fields[name] += `\n${line.replace(/^ \.?/, "")}`;
  }
  return fields;
});

// Of a long copyright file, whose the wanted files are, and the licences that these have.
function excerpt(text, only, texts) {
  const all = paragraphs(text);
  const files = all.filter(({ Files }) => Files !== undefined && Files.split(/\s+/).some((glob) => only.some((wanted) => wanted.test(glob))));
  const named = new Set([...texts, ...files.flatMap(({ License }) => (License ?? "").split("\n")[0].split(/ (?:and|or) |, /))]);
  const licences = all.filter(({ Files, License }) => Files === undefined && License !== undefined && named.has(License.split("\n")[0]) && License.includes("\n"));
  return [...files.map(({ Files, Copyright, License }) => `${Files.trim().replaceAll("\n", " ")}\n${(Copyright ?? "").trim()}\n${License ?? ""}`),
    ...licences.map(({ License }) => License)].join("\n\n");
}

function ofLibrary({ name, package: parcel, licence, source, only, texts = [], beside }) {
  const whole = readFileSync(`/usr/share/doc/${parcel}/copyright`, "utf8");
  const version = execFileSync("dpkg-query", ["-W", "-f=${Version}", parcel], { encoding: "utf8" }).replace(/^\d+:|[.+~]?(dfsg|ds|repack).*$|-[^-]*$/g, "");
  const text = only ? excerpt(whole, only, texts) : whole;
  if (text.length < 200) throw new Error(`no licence text of ${name} in the papers of ${parcel}`);
  return { name, version, licence, source, text: beside ? `${text}\n\n${readFileSync(`/usr/share/common-licenses/${beside}`, "utf8")}` : text };
}

function ofPackage(modules, name) {
  const folder = join(modules, name), told = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`the package ${name} has no licence text`);
  return { name, version: told.version, licence: told.license, text: readFileSync(join(folder, file), "utf8") };
}

// The report's charts are inside the program.
export const licences = (modules, used) => [
  ...kLibraries.map(ofLibrary),
  ...[...new Set([...used, "echarts", "zrender", "tslib"])].sort().map((name) => ofPackage(modules, name)),
];
