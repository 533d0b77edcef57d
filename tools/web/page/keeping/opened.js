// What files that are dropped or chosen are: a study with the files beside it, a result, or nothing of ours.
import { studyWithin } from "./assembly.js";
import { notOurs, notText, tooBigFile, twoStudies } from "../states.js";
import { unzipped } from "../bytes/zip.js";

/** @typedef {{name: string, bytes: Uint8Array}} File  name: with its path, folders before /
 *  @typedef {import("./assembly.js").KeptStudy} KeptStudy
 *  @typedef {{kind: "study", study: KeptStudy} | {kind: "csv", files: {name: string, text: string}[]} |
 *            {kind: "result", name: string, bytes: Uint8Array} | {kind: "refused", sentence: string}} Opened */

const kMostMegabytes = 50;
const kHdf = [0x89, 0x48, 0x44, 0x46];

const ending = (/** @type {string} */ name) => name.slice(name.lastIndexOf(".") + 1).toLowerCase();
const isYaml = (/** @type {File} */ file) => ["yaml", "yml"].includes(ending(file.name));
const isResult = (/** @type {File} */ file) => kHdf.every((byte, at) => file.bytes[at] === byte);
const refused = (/** @type {string} */ sentence) => /** @type {Opened} */ ({ kind: "refused", sentence });
const bare = (/** @type {string} */ name) => name.slice(name.lastIndexOf("/") + 1);

/** @param {File} file @returns {string} throws a sentence */
function textOf(file) {
  if (file.bytes.length > kMostMegabytes * 1e6) throw new Error(tooBigFile(file.name, kMostMegabytes));
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(file.bytes);
  } catch {
    throw new Error(notText(file.name));
  }
}

/** @param {File[]} files @returns {Promise<Opened>} */
export async function sorted(files) {
  try {
    return await told(files.filter((file) => !bare(file.name).startsWith(".")));
  } catch (trouble) {
    return refused(trouble instanceof Error ? trouble.message : String(trouble));
  }
}

/** @param {File[]} files @returns {Promise<Opened>} */
async function told(files) {
  if (files.length === 0) return refused("There is no file here.");
  if (files.length === 1) {
    const [only] = files;
    if (ending(only.name) === "zip") {
      const inside = await unzipped(only.bytes).catch((trouble) => { throw new Error(`${only.name} cannot be opened: ${trouble.message}.`); });
      return told(inside.filter((file) => ending(file.name) !== "zip"));
    }
    if (["html", "htm"].includes(ending(only.name))) {
      const study = studyWithin(textOf(only));
      return study ? { kind: "study", study } : refused(notOurs(only.name));
    }
  }
  const studies = files.filter(isYaml);
  if (studies.length > 0) return studyOf(studies, files);
  const result = files.find(isResult);
  if (result) return { kind: "result", name: bare(result.name), bytes: result.bytes };
  const tables = files.filter((file) => ending(file.name) === "csv");
  if (tables.length === 0) return refused(notOurs(files[0].name));
  return { kind: "csv", files: tables.map((file) => ({ name: bare(file.name), text: textOf(file) })) };
}

/** @param {File[]} studies @param {File[]} files @returns {Opened} */
function studyOf(studies, files) {
  const main = studies.length === 1 ? studies[0] : studies.find((file) => bare(file.name) === "study.yaml");
  if (!main || studies.filter((file) => bare(file.name) === bare(main.name)).length > 1) {
    return refused(twoStudies(studies.map((file) => file.name)));
  }
  const folder = main.name.slice(0, main.name.lastIndexOf("/") + 1);
  const beside = files.filter((file) => ending(file.name) === "csv" && file.name.startsWith(folder));
  return {
    kind: "study",
    study: {
      name: nameOf(main.name), main: bare(main.name),
      files: [main, ...beside].map((file) => ({ name: file.name.slice(folder.length), text: textOf(file) })),
    },
  };
}

/** What a study is called: its file, or its folder where the file is called study.yaml. @param {string} path */
export function nameOf(path) {
  const parts = path.split("/"), file = parts[parts.length - 1].replace(/\.ya?ml$/i, "");
  return file === "study" && parts.length > 1 ? parts[parts.length - 2] : file;
}

/** The files of a drop, with those of folders. @param {DataTransfer} transfer @returns {Promise<File[]>} */
export async function dropped(transfer) {
  // Taken before the first wait: the list is emptied after the event. Of a page from a file, Chromium hands out entries
  // whose files cannot be read; the files themselves can, so that only folders are entered.
  const all = [...transfer.files], entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.());
  const folders = entries.filter((entry) => entry?.isDirectory), names = new Set(folders.map((folder) => folder?.name));
  const files = await chosen(all.filter((file) => !names.has(file.name)));
  const within = await Promise.all(folders.map((folder) => filesOf(/** @type {FileSystemEntry} */ (folder))));
  return [...files, ...within.flat()];
}

/** @param {FileSystemEntry} entry @returns {Promise<File[]>} */
async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((done, failed) => /** @type {FileSystemFileEntry} */ (entry).file(done, failed));
    return [{ name: entry.fullPath.replace(/^\//, ""), bytes: new Uint8Array(await file.arrayBuffer()) }];
  }
  const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
  const all = [];
  for (;;) {
    /** @type {FileSystemEntry[]} */ const some = await new Promise((done, failed) => reader.readEntries(done, failed));
    if (some.length === 0) return all;
    for (const one of some) all.push(...await filesOf(one));
  }
}

/** @param {FileList | globalThis.File[]} list @returns {Promise<File[]>} */
export const chosen = (list) => Promise.all([...list].map(async (file) => ({
  name: file.webkitRelativePath || file.name, bytes: new Uint8Array(await file.arrayBuffer()),
})));
