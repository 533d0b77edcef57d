// How fast this browser runs wasm: a loop that takes five milliseconds where it is compiled.

// (func (param $n i32) (result i32) (local $x i32): $x = $x * 1103515245 + 12345, n times)
const kLoop = Uint8Array.from([
  0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // \0asm, version 1
  0x01, 0x06, 0x01, 0x60, 0x01, 0x7f, 0x01, 0x7f, // type: i32 -> i32
  0x03, 0x02, 0x01, 0x00, // a function of it
  0x07, 0x05, 0x01, 0x01, 0x66, 0x00, 0x00, // exported as f
  0x0a, 0x24, 0x01, 0x22, 0x01, 0x01, 0x7f, // its body, with one local i32
  0x03, 0x40, // loop
  0x20, 0x01, 0x41, 0xed, 0x9c, 0x99, 0x8e, 0x04, 0x6c, 0x41, 0xb9, 0xe0, 0x00, 0x6a, 0x21, 0x01, // x = x * a + c
  0x20, 0x00, 0x41, 0x01, 0x6b, 0x22, 0x00, 0x0d, 0x00, // n = n - 1; again unless 0
  0x0b, 0x20, 0x01, 0x0b, // end; x
]);

/** @returns {Promise<(n: number) => number>} */
export async function loop() {
  const { instance } = await WebAssembly.instantiate(kLoop);
  return /** @type {(n: number) => number} */ (instance.exports.f);
}

const kTurns = 4_000_000, kUsual = 5;

/** How many times slower than usual; 1 to 5 on a usual PC. @param {() => number} [clock] */
export async function slowness(clock = () => performance.now()) {
  const run = await loop();
  const once = () => { const begun = clock(); run(kTurns); return clock() - begun; };
  run(kTurns / 100);
  return Math.min(once(), once()) / kUsual;
}
