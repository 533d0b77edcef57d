// Offsets in a text: the program counts bytes of UTF-8, the editor counts units of UTF-16.

/**
 * @typedef {object} Offsets
 * @property {(byte: number) => number} toUnit  of a byte within a character: where that character begins
 * @property {(unit: number) => number} toByte  of the second half of a pair: where the pair begins
 */

/** Bytes that a unit adds; half of a pair adds nothing when its other half has been counted.
 *  @param {number} unit @param {number} next @returns {number} */
function widthOf(unit, next) {
  if (unit < 0x80) return 1;
  if (unit < 0x800) return 2;
  return isHigh(unit) && isLow(next) ? 4 : 3; // a half alone is written as U+FFFD, which has three
}
const isHigh = (/** @type {number} */ unit) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (/** @type {number} */ unit) => unit >= 0xdc00 && unit < 0xe000;

/** @param {string} text @returns {Offsets} */
export function offsetsOf(text) {
  const clamp = (/** @type {number} */ at, /** @type {number} */ most) => Math.max(0, Math.min(at, most));
  if (/^[\x00-\x7f]*$/.test(text)) {
    const same = (/** @type {number} */ at) => clamp(at, text.length);
    return { toUnit: same, toByte: same };
  }
  const begins = new Uint32Array(text.length + 1); // by unit, the byte at which its character begins
  let byte = 0;
  for (let unit = 0; unit < text.length; ++unit) {
    const code = text.charCodeAt(unit), width = widthOf(code, text.charCodeAt(unit + 1));
    begins[unit] = byte;
    if (width === 4) begins[++unit] = byte;
    byte += width;
  }
  begins[text.length] = byte;
  return {
    toByte: (unit) => begins[clamp(unit, text.length)],
    toUnit(at) {
      let low = 0, high = text.length; // the last unit that begins at or before the byte …
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (begins[middle] <= at) low = middle;
        else high = middle - 1;
      }
      return low > 0 && begins[low - 1] === begins[low] ? low - 1 : low; // … and of a pair, its first
    },
  };
}
