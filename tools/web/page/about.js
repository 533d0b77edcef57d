// What this page is, and whose work is inside it.
import { make, the } from "./dom.js";
import { unpacked } from "./program.js";
import { kNoRequest } from "./states.js";

/** @typedef {{version: string, made: string, pay_year?: string}} Facts
 *  @typedef {{name: string, version: string, licence: string, source?: string, text: string}} Licence */

/** @returns {Facts} */
export const facts = () => JSON.parse(the("facts").textContent ?? "{}");

/** @param {Licence} one */
const drawn = (one) => make("details", {}, make("summary", {}, `${one.name} ${one.version}: ${one.licence}`),
  ...(one.source ? [make("p", {}, `Its source: ${one.source}`)] : []), make("pre", {}, one.text));

/** @returns {Promise<Node[]>} */
export async function about() {
  const { version, pay_year } = facts();
  /** @type {Licence[]} */ const licences = JSON.parse(new TextDecoder().decode(await unpacked("licences")));
  return [
    make("p", {}, `Headroom ${version}. With these people, will these patients be seen in time, and if not, what would it take?`),
    make("p", {}, kNoRequest),
    make("p", {}, `For planning; not for decisions about a patient; no personal data needed.${pay_year ? ` It knows the pay of ${pay_year}.` : ""}`),
    make("h3", {}, "Licences"),
    make("p", {}, "Headroom is under the Apache License 2.0. Inside this page are also:"),
    ...licences.map(drawn),
  ];
}
