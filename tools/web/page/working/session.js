// The program's functions, called by name with JSON and attachments.
import { packed, unpacked } from "../bytes/message.js";

/** @typedef {{call: (name: string, json: any, attachments?: Uint8Array[]) => import("../bytes/message.js").Message}} Session */

/** @typedef {object} Instance  what the loader makes of the compiled module
 *  @property {Uint8Array} HEAPU8
 *  @property {(size: number) => number} _malloc
 *  @property {(pointer: number) => void} _free
 *  @property {(message: number, size: number) => number} _headroom_call  of a message whose JSON is {call, with} */

/** @param {WebAssembly.Module} module @param {(text: string) => void} onProgress @returns {Promise<Session>} */
export async function sessionOf(module, onProgress) {
  /** @type {Instance} */
  // @ts-expect-error the loader stands before this script in the worker
  const instance = await createHeadroom({
    instantiateWasm(/** @type {WebAssembly.Imports} */ imports, /** @type {(instance: WebAssembly.Instance, module: WebAssembly.Module) => void} */ received) {
      WebAssembly.instantiate(module, imports).then((made) => received(made, module));
      return {};
    },
    print() {},
    printErr: onProgress,
  });
  return {
    call(name, json, attachments = []) {
      const message = packed({ call: name, with: json }, attachments);
      const into = instance._malloc(message.length);
      instance.HEAPU8.set(message, into);
      const out = instance._headroom_call(into, message.length);
      instance._free(into);
      if (out === 0) throw new Error("memory ran out");
      const answer = unpacked(instance.HEAPU8, out);
      instance._free(out);
      return answer;
    },
  };
}
