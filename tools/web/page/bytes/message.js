// Messages as the program takes and gives them: JSON with any number of attachments, in one piece of memory.
// u32 length, JSON (UTF-8), u32 number of attachments, then each u32 length and bytes; little endian.

/** @typedef {{json: any, attachments: Uint8Array[]}} Message */

/** @param {any} json @param {Uint8Array[]} [attachments] @returns {Uint8Array} */
export function packed(json, attachments = []) {
  const text = new TextEncoder().encode(JSON.stringify(json));
  const size = attachments.reduce((sum, bytes) => sum + 4 + bytes.length, 8 + text.length);
  const all = new Uint8Array(size), view = new DataView(all.buffer);
  let at = 0;
  const number = (/** @type {number} */ value) => { view.setUint32(at, value, true); at += 4; };
  const piece = (/** @type {Uint8Array} */ bytes) => { number(bytes.length); all.set(bytes, at); at += bytes.length; };
  piece(text);
  number(attachments.length);
  for (const bytes of attachments) piece(bytes);
  return all;
}

/** The message that begins at `at`; its attachments are copies. @param {Uint8Array} memory @param {number} [at] @returns {Message} */
export function unpacked(memory, at = 0) {
  const view = new DataView(memory.buffer, memory.byteOffset, memory.byteLength);
  const number = () => { const value = view.getUint32(at, true); at += 4; return value; };
  const piece = () => {
    const length = number();
    if (at + length > memory.length) throw new RangeError("a message that ends before it is whole");
    at += length;
    return memory.slice(at - length, at);
  };
  const json = JSON.parse(new TextDecoder().decode(piece()));
  const attachments = [];
  for (let left = number(); left > 0; --left) attachments.push(piece());
  return { json, attachments };
}
