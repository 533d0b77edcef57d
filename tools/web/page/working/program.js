// The program within the page: unpacked and compiled once, by the first worker, then given to every other.
import { the } from "../dom.js";
import { Channel } from "./workers.js";
import { fromBase64, inflated } from "../bytes/zip.js";

/** @param {string} id of an element of base64 of gzip @returns {Promise<Uint8Array>} */
export const unpacked = (id) => inflated(fromBase64(the(id).textContent ?? ""), "gzip");

/** The first worker, which has the program, how more are started, and what they are given. Rejects with what the
 *  browser says where it is not let.
 *  @returns {Promise<{first: Channel, start: () => Worker, module: WebAssembly.Module}>} */
export async function program() {
  if (typeof WebAssembly === "undefined") throw new Error("it is switched off");
  const url = URL.createObjectURL(new Blob([the("worker").textContent ?? ""], { type: "text/javascript" }));
  const start = () => new Worker(url), holder = the("program");
  const first = new Channel(start, { packed: holder.textContent, size: Number(holder.dataset.size) });
  const { module } = (await first.ready).json;
  return { first, start, module };
}
