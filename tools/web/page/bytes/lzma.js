// Unpacks LZMA, which packs the program a quarter smaller than what browsers unpack by themselves.
// As the LZMA specification (Igor Pavlov, in the public domain) has it: a file of the kind .lzma.

const kBits = 11, kHalf = 1 << (kBits - 1), kMove = 5;
const kStates = 12, kLengthToSlots = 4, kSlots = 64, kAlign = 16, kFirstModelled = 4, kFullDistances = 128;
const kLow = 0, kMiddle = 16 * 8, kHigh = 32 * 8, kChoice = kHigh + 256; // within the chances of a length

/** @param {number} size */
const chances = (size) => new Uint16Array(size).fill(kHalf);

/** Throws where the bytes are not those of one file, whole.
 *  @param {Uint8Array} input @param {number} size that comes out @returns {Uint8Array} */
export function unlzma(input, size) {
  const damaged = () => new Error("the program within this page is damaged");
  const out = new Uint8Array(size);
  let packing = input[0];
  if (input.length < 18 || packing >= 9 * 5 * 5) throw damaged();
  const lc = packing % 9;
  packing = (packing / 9) | 0;
  const positionMask = (1 << ((packing / 5) | 0)) - 1, literalMask = (1 << (packing % 5)) - 1;

  let at = 18; // behind the packing, the size of the dictionary, the size, and the first five bytes of the range
  const now = Uint32Array.of(0xffffffff, (input[14] << 24) | (input[15] << 16) | (input[16] << 8) | input[17]); // range, code

  /** @param {Uint16Array} table @param {number} index @returns {number} */
  const bit = (table, index) => {
    const chance = table[index], range = now[0], bound = (range >>> kBits) * chance;
    let left = bound, found = 0;
    if (now[1] < bound) {
      table[index] = chance + (((1 << kBits) - chance) >>> kMove);
    } else {
      left = range - bound;
      now[1] -= bound;
      table[index] = chance - (chance >>> kMove);
      found = 1;
    }
    if (left < 0x1000000) {
      left <<= 8;
      now[1] = (now[1] << 8) | input[at++];
    }
    now[0] = left;
    return found;
  };
  /** A number of so many bits, the greatest first. @param {Uint16Array} table @param {number} base @param {number} bits */
  const tree = (table, base, bits) => {
    let found = 1;
    for (let left = bits; left > 0; --left) found = (found << 1) | bit(table, base + found);
    return found - (1 << bits);
  };
  /** The same, the least first. @param {Uint16Array} table @param {number} base @param {number} bits */
  const reversed = (table, base, bits) => {
    let node = 1, found = 0;
    for (let place = 0; place < bits; ++place) {
      const one = bit(table, base + node);
      node = (node << 1) | one;
      found |= one << place;
    }
    return found;
  };
  /** Bits of which none is likelier. @param {number} bits */
  const plain = (bits) => {
    let found = 0;
    for (let left = bits; left > 0; --left) {
      now[0] >>>= 1;
      const one = now[1] >= now[0] ? 1 : 0;
      if (one) now[1] -= now[0];
      if (now[0] < 0x1000000) {
        now[0] <<= 8;
        now[1] = (now[1] << 8) | input[at++];
      }
      found = found * 2 + one;
    }
    return found;
  };

  const literals = chances(0x300 << (lc + (packing % 5)));
  const isMatch = chances(kStates * 16), isLong = chances(kStates * 16);
  const isRepeat = chances(kStates), isRepeat0 = chances(kStates), isRepeat1 = chances(kStates), isRepeat2 = chances(kStates);
  const slots = chances(kLengthToSlots * kSlots), distances = chances(kFullDistances), align = chances(kAlign);
  const lengthOfMatch = chances(kChoice + 2), lengthOfRepeat = chances(kChoice + 2);

  /** @param {Uint16Array} table @param {number} position */
  const length = (table, position) => {
    if (bit(table, kChoice) === 0) return 2 + tree(table, kLow + position * 8, 3);
    if (bit(table, kChoice + 1) === 0) return 10 + tree(table, kMiddle + position * 8, 3);
    return 18 + tree(table, kHigh, 8);
  };
  /** How far back, less one. @param {number} howLong */
  const distance = (howLong) => {
    const slot = tree(slots, Math.min(howLong - 2, kLengthToSlots - 1) * kSlots, 6);
    if (slot < kFirstModelled) return slot;
    const bits = (slot >> 1) - 1, base = (2 | (slot & 1)) << bits;
    if (slot < 14) return base + reversed(distances, base - slot, bits);
    return (2 | (slot & 1)) * 2 ** bits + plain(bits - 4) * 16 + reversed(align, 0, 4);
  };

  let state = 0, rep0 = 0, rep1 = 0, rep2 = 0, rep3 = 0;
  for (let to = 0; to < size;) {
    const position = to & positionMask;
    if (bit(isMatch, state * 16 + position) === 0) {
      const before = to > 0 ? out[to - 1] : 0;
      const base = 0x300 * (((to & literalMask) << lc) + (before >> (8 - lc)));
      let symbol = 1;
      if (state >= 7) {
        let alike = out[to - rep0 - 1];
        while (symbol < 0x100) {
          const wanted = (alike >> 7) & 1, found = bit(literals, base + ((1 + wanted) << 8) + symbol);
          alike <<= 1;
          symbol = (symbol << 1) | found;
          if (wanted !== found) break;
        }
      }
      while (symbol < 0x100) symbol = (symbol << 1) | bit(literals, base + symbol);
      out[to++] = symbol;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let howLong = 1;
    if (bit(isRepeat, state) === 0) {
      howLong = length(lengthOfMatch, position);
      rep3 = rep2;
      rep2 = rep1;
      rep1 = rep0;
      rep0 = distance(howLong);
      state = state < 7 ? 7 : 10;
    } else if (bit(isRepeat0, state) === 0) {
      if (bit(isLong, state * 16 + position) === 0) {
        state = state < 7 ? 9 : 11;
      } else {
        howLong = length(lengthOfRepeat, position);
        state = state < 7 ? 8 : 11;
      }
    } else {
      const older = bit(isRepeat1, state) === 0 ? 1 : bit(isRepeat2, state) === 0 ? 2 : 3;
      const found = older === 1 ? rep1 : older === 2 ? rep2 : rep3;
      if (older === 3) rep3 = rep2;
      if (older >= 2) rep2 = rep1;
      rep1 = rep0;
      rep0 = found;
      howLong = length(lengthOfRepeat, position);
      state = state < 7 ? 8 : 11;
    }
    if (rep0 >= to || to + howLong > size || at > input.length + 4) throw damaged();
    for (const end = to + howLong; to < end; ++to) out[to] = out[to - rep0 - 1];
  }
  return out;
}
