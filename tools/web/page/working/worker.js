// What runs in a worker: an instance of the program, and the messages to and from the page.
import { unlzma } from "../bytes/lzma.js";
import { sessionOf } from "./session.js";
import { fromBase64 } from "../bytes/zip.js";

/** @type {import("./session.js").Session | undefined} */
let session;
/** @type {number} */ let current = 0;

const post = (/** @type {any} */ message, /** @type {Uint8Array[]} */ attachments = []) =>
  globalThis.postMessage(message, /** @type {any} */ (attachments.map((bytes) => bytes.buffer)));

globalThis.onmessage = async (/** @type {MessageEvent} */ { data }) => {
  current = data.id;
  try {
    if (data.module || data.packed) {
      const module = data.module ?? await WebAssembly.compile(/** @type {BufferSource} */ (unlzma(fromBase64(data.packed), data.size)));
      session = await sessionOf(module, (progress) => post({ id: current, progress }));
      post({ id: data.id, json: data.packed ? { module } : {} });
      return;
    }
    if (!session) throw new Error("nothing was started");
    const { json, attachments } = session.call(data.call, data.json, data.attachments);
    post({ id: data.id, json, attachments }, attachments);
  } catch (trouble) {
    // What has trapped is not used again: the page ends this worker.
    post({ id: data.id, died: trouble instanceof Error ? trouble.message : String(trouble) });
  }
};
