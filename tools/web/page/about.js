// What this page is, and whose work is inside it.
import { make, the } from "./dom.js";
import { unpacked } from "./working/program.js";
import { kNoRequest } from "./states.js";

/** @typedef {{version: string, made: string, pay: string[]}} Facts  made: a date, or empty; pay: the tables that it knows
 *  @typedef {{name: string, version: string, licence: string, source?: string, text: string}} Licence */

/** @returns {Facts} */
export const facts = () => JSON.parse(the("facts").textContent ?? "{}");

/** @param {Licence} one */
const drawn = (one) => make("details", {}, make("summary", {}, `${one.name} ${one.version}: ${one.licence}`),
  ...(one.source ? [make("p", {}, `Its source: ${one.source}`)] : []), make("pre", {}, one.text));

/** @returns {Promise<Node[]>} */
export async function about() {
  const { version, made, pay } = facts();
  /** @type {Licence[]} */ const licences = JSON.parse(new TextDecoder().decode(await unpacked("licences")));
  return [
    make("p", {}, `Headroom ${version}${made ? ` of ${made}` : ""}. With these people, will these patients be seen in time, and if not, what would it take?`),
    make("p", {}, kNoRequest),
    make("p", {}, `For planning; not for decisions about a patient; no personal data needed. It knows the pay tables of ${pay.join(" and ")}.`),
    make("h3", {}, "Licences"),
    make("p", {}, "Headroom is under the Apache License 2.0. Inside this page are also:"),
    ...licences.map(drawn),
  ];
}
