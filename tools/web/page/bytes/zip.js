// Zip files: several files in one, stored as they are when written, and stored or deflated when read.

/** @typedef {{name: string, bytes: Uint8Array, deflated?: Uint8Array}} File  deflated: the bytes, as they are put in */

const kTable = Uint32Array.from({ length: 256 }, (_, at) => {
  let value = at;
  for (let bit = 0; bit < 8; ++bit) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

/** @param {Uint8Array} bytes @returns {number} */
export function crc32(bytes) {
  let value = 0xffffffff;
  for (let at = 0; at < bytes.length; ++at) value = kTable[(value ^ bytes[at]) & 0xff] ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}

const kLocal = 0x04034b50, kEntry = 0x02014b50, kEnd = 0x06054b50;
const kStored = 0, kDeflated = 8;
const kFirstOfJanuary1980 = 0x21; // the same bytes whenever it is written

/** @param {File[]} files @returns {Uint8Array} */
export function zipped(files) {
  const named = files.map(({ name, bytes, deflated }) => ({
    name: new TextEncoder().encode(name), inside: deflated ?? bytes, method: deflated ? kDeflated : kStored, size: bytes.length, sum: crc32(bytes),
  }));
  const size = named.reduce((sum, file) => sum + 76 + 2 * file.name.length + file.inside.length, 22);
  const all = new Uint8Array(size), view = new DataView(all.buffer);
  let at = 0;
  const u16 = (/** @type {number[]} */ ...values) => { for (const value of values) { view.setUint16(at, value, true); at += 2; } };
  const u32 = (/** @type {number[]} */ ...values) => { for (const value of values) { view.setUint32(at, value, true); at += 4; } };
  const put = (/** @type {Uint8Array} */ bytes) => { all.set(bytes, at); at += bytes.length; };
  const common = (/** @type {typeof named[0]} */ file) => {
    u16(20, 0x800, file.method, 0, kFirstOfJanuary1980); // version, UTF-8 names, method, time, date
    u32(file.sum, file.inside.length, file.size);
    u16(file.name.length, 0);
  };
  const begins = named.map((file) => {
    const begin = at;
    u32(kLocal);
    common(file);
    put(file.name);
    put(file.inside);
    return begin;
  });
  const directory = at;
  named.forEach((file, index) => {
    u32(kEntry);
    u16(20);
    common(file);
    u16(0, 0, 0);
    u32(0, begins[index]);
    put(file.name);
  });
  const length = at - directory;
  u32(kEnd);
  u16(0, 0, named.length, named.length);
  u32(length, directory);
  u16(0);
  return all;
}

/** The files of a zip, folders left out; throws a sentence where it is none or damaged.
 *  @param {Uint8Array} zip @param {number} [most] bytes unpacked @returns {Promise<File[]>} */
export async function unzipped(zip, most = 200e6) {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  try {
    let end = zip.length - 22;
    while (end >= 0 && view.getUint32(end, true) !== kEnd) --end;
    if (end < 0) throw new RangeError("no directory");
    const files = [];
    let at = view.getUint32(end + 16, true), room = most;
    for (let left = view.getUint16(end + 10, true); left > 0; --left) {
      if (view.getUint32(at, true) !== kEntry) throw new RangeError("no entry");
      const method = view.getUint16(at + 10, true), sum = view.getUint32(at + 16, true), packed = view.getUint32(at + 20, true);
      const nameLength = view.getUint16(at + 28, true), place = view.getUint32(at + 42, true);
      const name = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength));
      const begin = place + 30 + view.getUint16(place + 26, true) + view.getUint16(place + 28, true);
      at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
      if (name.endsWith("/")) continue;
      const raw = zip.slice(begin, begin + packed);
      const bytes = method === kStored ? raw : await inflated(raw, "deflate-raw", room);
      room -= bytes.length;
      if (room < 0 || crc32(bytes) !== sum) throw new RangeError("not what was put in");
      files.push({ name, bytes });
    }
    return files;
  } catch (trouble) {
    if (trouble instanceof RangeError || trouble instanceof TypeError) throw new Error("it is damaged, or no zip file");
    throw trouble;
  }
}

/** @param {Uint8Array} bytes @param {CompressionFormat} format @param {number} [most] @returns {Promise<Uint8Array>} */
export async function inflated(bytes, format, most = Infinity) {
  const reader = new Blob([/** @type {BlobPart} */ (bytes)]).stream().pipeThrough(new DecompressionStream(format)).getReader();
  const pieces = [];
  let size = 0;
  for (let { done, value } = await reader.read(); !done && value; { done, value } = await reader.read()) {
    pieces.push(value);
    size += value.length;
    if (size > most) throw new RangeError("larger than it may be");
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) { all.set(piece, at); at += piece.length; }
  return all;
}

/** @param {string} text base64 @returns {Uint8Array} */
export function fromBase64(text) {
  const raw = atob(text.trim()), bytes = new Uint8Array(raw.length);
  for (let at = 0; at < raw.length; ++at) bytes[at] = raw.charCodeAt(at);
  return bytes;
}
