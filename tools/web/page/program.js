// The program within the page: unpacked and compiled once, then given to every worker.
import { the } from "./dom.js";
import { inflated } from "./zip.js";

/** @param {string} text base64 @returns {Uint8Array} */
export function fromBase64(text) {
  const raw = atob(text.trim()), bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; ++at) bytes[at] = raw.charCodeAt(at);
  return bytes;
}

/** @param {string} id of an element of base64 of gzip @returns {Promise<Uint8Array>} */
export const unpacked = (id) => inflated(fromBase64(the(id).textContent ?? ""), "gzip");

/** Rejects with what the browser says where it is not let.
 *  @returns {Promise<{module: WebAssembly.Module, start: () => Worker}>} */
export async function program() {
  if (typeof WebAssembly === "undefined") throw new Error("it is switched off");
  const url = URL.createObjectURL(new Blob([the("worker").textContent ?? ""], { type: "text/javascript" }));
  const bytes = await unpacked("program");
  const module = await WebAssembly.compile(/** @type {BufferSource} */ (bytes));
  return { module, start: () => new Worker(url) };
}
