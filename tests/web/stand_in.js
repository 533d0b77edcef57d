// Stands in for the program's loader in tests of the page alone: the same interface, with answers made beforehand.
// @ts-nocheck
const kCanned = "CANNED";

async function createHeadroom({ printErr }) {
  const memory = new Uint8Array(1 << 24);
  let top = 8;
  const put = (json, attachments = []) => {
    const text = new TextEncoder().encode(JSON.stringify(json)), view = new DataView(memory.buffer), begin = top;
    const piece = (bytes) => { view.setUint32(top, bytes.length, true); memory.set(bytes, top + 4); top += 4 + bytes.length; };
    piece(text);
    view.setUint32(top, attachments.length, true);
    top += 4;
    attachments.forEach(piece);
    return begin;
  };
  const take = (at) => {
    const view = new DataView(memory.buffer), pieces = [];
    const piece = () => { const length = view.getUint32(at, true); at += 4 + length; return memory.slice(at - length, at); };
    const json = JSON.parse(new TextDecoder().decode(piece()));
    const count = view.getUint32(at, true);
    at += 4;
    for (let i = 0; i < count; ++i) pieces.push(piece());
    return { json, pieces };
  };
  const wait = (milliseconds) => { const until = Date.now() + milliseconds; while (Date.now() < until); };
  const have = {};
  const answers = {
    read({ version }, [bytes]) {
      const text = new TextDecoder().decode(bytes), at = text.indexOf("wte: -1");
      if (at < 0) return [{ version, problems: [], ...kCanned.read, check: { ...kCanned.read.check, title: /title: (.*?) *(#|$)/m.exec(text)?.[1] ?? "" } }];
      const from = new TextEncoder().encode(text.slice(0, at + 5)).length;
      return [{ version, problems: [{ file: "study.yaml", line: text.slice(0, at).split("\n").length, from, to: from + 2, message: "staff.lead.wte is -1; expected a number from 0 to 1,000" }], warnings: [] }];
    },
    complete: ({ offset }) => [{ from: offset, to: offset, options: [{ label: "weeks", insert: "weeks: ", detail: "weeks", info: "How long to look ahead" }] }],
    hover: ({ offset }) => [{ from: offset, to: offset + 1, title: "calendar.weeks", text: "How long to look ahead" }],
    simulate({ scenario, first, count, piece }) {
      if (piece) return [{ piece }, [new TextEncoder().encode(JSON.stringify({ piece }))]];
      wait(5 * count);
      if (kCanned.dies === scenario) throw new Error("out of memory");
      return [{ scenario, first, count, seconds: 0.1 }, [new TextEncoder().encode(JSON.stringify({ scenario, count }))]];
    },
    accept(json, files) {
      if (json.begin) { for (const scenario of json.scenarios) have[scenario] = 0; return [{ step: 1, have, common: 0 }]; }
      if (json.variants) return [{ pieces: 2 }];
      const { scenario, count } = JSON.parse(new TextDecoder().decode(files[0]));
      if (scenario) have[scenario] += count;
      return [{ have, common: Math.min(...Object.values(have)) }];
    },
    answer: () => [{ html: kCanned.report }],
    command({ args, take }) {
      if (args[0] === "explain") { printErr("1 of 8"); wait(1000); }
      if (args[0] === "report" && args.includes("damaged")) return [{ exit: 1, stderr: "damaged", files: [] }];
      const files = take.map((name) => (name.startsWith("begin") ? [`${name}/study.yaml`, kCanned.files["study.yaml"]] : [name, kCanned.files[name]]))
        .filter(([, text]) => text !== undefined);
      return [{ exit: 0, stdout: kCanned.stdout[args.slice(0, 2).join(" ")] ?? `${args[0]} was asked`, stderr: "", files: files.map(([name]) => name) },
        files.map(([, text]) => new TextEncoder().encode(text))];
    },
  };
  return {
    HEAPU8: memory,
    _malloc: (size) => { top += size; return top - size; },
    _free() {},
    _headroom_call(at) {
      const { json, pieces } = take(at);
      return put(...answers[json.call](json.with, pieces));
    },
  };
}
