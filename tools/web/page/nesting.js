// How deep brackets and indentation go, before something that calls itself goes down with them.

/** Deeper than any study is read (60 levels), and far from where a browser's stack ends. */
const kDeep = 200;

/** Whether lists or maps may lie deeper in one another than that; brackets in texts and comments count too.
 *  @param {string} text */
export function nestsDeeply(text) {
  let open = 0;
  for (const [bracket] of text.matchAll(/[[{}\]]/g)) {
    open = Math.max(0, open + (bracket === "[" || bracket === "{" ? 1 : -1));
    if (open > kDeep) return true;
  }
  return kBlocks.test(text);
}

const kBlocks = new RegExp(`^(?: {${kDeep}}| *(?:[-?:][ \\t]+){${kDeep}})`, "m");
