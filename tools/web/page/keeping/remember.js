// The last study kept on this PC, only if asked: the browser's own storage, which it has for all pages from files.
import { asKept } from "./assembly.js";

/** @typedef {import("./assembly.js").KeptStudy} KeptStudy */

const kName = "headroom-last-study";

/** Some browsers have none for pages from files, and say so by throwing. @template T @param {(storage: Storage) => T} act @returns {T | undefined} */
function tried(act) {
  try {
    return act(localStorage);
  } catch {
    return undefined;
  }
}

/** @returns {KeptStudy | undefined} */
export const remembered = () => asKept(tried((storage) => storage.getItem(kName)) ?? "null");

export const isRemembering = () => tried((storage) => storage.getItem(kName)) != null;

/** Whether it could be kept. @param {KeptStudy} study */
export const remember = (study) => tried((storage) => { storage.setItem(kName, JSON.stringify(study)); return true; }) ?? false;

export const forget = () => { tried((storage) => storage.removeItem(kName)); };
