// Hours that are needed against hours that there are, as the program's plan has them; what is drawn of it.
import { link, make } from "./dom.js";

/**
 * @typedef {object} Bar
 * @property {string} name
 * @property {number} needed  hours a week
 * @property {number} there   hours a week
 * @property {number | null} load  needed over there; null where there is none
 * @property {"enough" | "tight" | "short"} state
 * @typedef {object} Balance
 * @property {string} reading
 * @property {Bar[]} roles
 * @property {Bar[]} sites
 * @property {{needs: string[], load: number | null} | undefined} tightest
 * @property {{stream: string, waiting: number | undefined, target: number | null}[]} lists
 */

/** From so much of the hours on, chance alone makes lists grow in many years. */
const kTight = 0.9;

/** @param {number | null} load @returns {Bar["state"]} */
const stateOf = (load) => (load === null || load > 1 ? "short" : load > kTight ? "tight" : "enough");

/** @param {any} rows by name @returns {Bar[]} */
function barsOf(rows) {
  return Object.entries(rows ?? {}).map(([name, row]) => {
    const { demand_hours_per_week: needed, capacity_hours_per_week: there } = row;
    const load = row.load ?? (there > 0 ? needed / there : needed > 0 ? null : 0);
    return { name, needed, there, load, state: stateOf(load) };
  });
}

/** Of one scenario; undefined where the plan has none of this name.
 *  @param {any} plan `plan --json` @param {any} check `check --json` @param {string} scenario
 *  @returns {Balance | undefined} */
export function balanceOf(plan, check, scenario) {
  const one = plan?.scenarios?.[scenario];
  if (!one) return undefined;
  return {
    reading: one.reading,
    roles: barsOf(one.balance.roles),
    sites: barsOf({ ...one.balance.sites, ...(one.balance.at_no_one_site ? { "at no one site": one.balance.at_no_one_site } : {}) }),
    tightest: one.balance.tightest?.needs?.length > 0 ? one.balance.tightest : undefined,
    lists: Object.entries(one.waiting ?? {}).map(([stream, list]) => ({
      stream, waiting: check?.streams?.[stream]?.waiting, target: list.target_list_size,
    })),
  };
}

/** @param {number} value @returns {string} 37.4, 1,200 */
export const hours = (value) => value.toLocaleString("en-GB", { maximumFractionDigits: value < 99.95 ? 1 : 0 });

/** A share is not printed as the whole that it is not. @param {number | null} load @returns {string} */
export function percent(load) {
  if (load === null) return "none there";
  const whole = Math.round(100 * load);
  return whole === 100 && load !== 1 ? `${(100 * load).toFixed(load > 0.999 && load < 1.001 ? 2 : 1)}%` : `${whole}%`;
}

/** The busiest role, or the site that is busier still, in one line. @param {Balance} balance @returns {string} */
export function oneLine(balance) {
  const worst = [...balance.roles, ...balance.sites].sort((a, b) => (b.load ?? Infinity) - (a.load ?? Infinity))[0];
  if (!worst) return "Nothing is needed yet";
  return `${worst.name}: needs ${hours(worst.needed)} hours a week; there are ${hours(worst.there)}`;
}

const kWords = { enough: "enough on average", tight: "tight: chance alone makes lists grow", short: "not enough" };

const kHours = "Clinical hours a week, on average: leave, study and sickness are taken off, and chance is left out until you ask.";

const kSites = "The same work and hours, by where they are: hours at several sites, or at any, count where their patients are.";

/** Both bars have one scale, so that roles may be compared. @param {Bar} bar @param {number} most */
function drawnBar(bar, most) {
  const wide = (/** @type {number} */ value) => `${most > 0 ? Math.max(0.5, 100 * value / most) : 0}%`;
  const needed = make("span", { class: `bar needed ${bar.state}` }), there = make("span", { class: "bar there" });
  needed.style.width = wide(bar.needed);
  there.style.width = wide(bar.there);
  return make("li", { class: "role" },
    make("span", { class: "role-name" }, bar.name),
    make("span", { class: "bars", "aria-hidden": "true" }, needed, there),
    make("span", { class: "figures" }, make("span", { class: `key ${bar.state}` }), `needs ${hours(bar.needed)} hours a week; `,
      make("span", { class: "key there" }), `there are ${hours(bar.there)}`),
    make("span", { class: `word ${bar.state}` }, ` ${percent(bar.load)}: ${kWords[bar.state]}`));
}

/** @param {string} heading @param {Bar[]} bars @param {Node[]} [told] */
function drawnBars(heading, bars, told = []) {
  if (bars.length === 0) return [];
  const most = Math.max(...bars.map((bar) => Math.max(bar.needed, bar.there)));
  return [make("h3", {}, heading), ...told, make("ul", { class: "plain" }, ...bars.map((bar) => drawnBar(bar, most)))];
}

/** @param {Balance} balance @param {(path: string) => void} goToKey
 *  @returns {Node[]} */
export function drawnBalance(balance, goToKey) {
  const named = (/** @type {string} */ name, /** @type {string} */ path) => link(name, () => goToKey(path));
  const parts = [make("p", { class: "reading" }, balance.reading), make("p", { class: "note" }, kHours), ...drawnBars("By role", balance.roles), ...drawnBars("By site", balance.sites, [make("p", { class: "note" }, kSites)])];
  if (balance.tightest) {
    const names = balance.tightest.needs.flatMap((need, at) => [at > 0 ? ", " : "", named(need, `appointments.${need}`)]);
    parts.push(make("p", {}, "Tightest: ", ...names, ` (${percent(balance.tightest.load)} of the hours of those who may give them)`));
  }
  for (const list of balance.lists) {
    if (list.waiting === undefined) continue;
    const target = list.target === null ? "" : `; the standard is met on average while no more than ${Math.round(list.target).toLocaleString("en-GB")} wait`;
    parts.push(make("p", {}, named(list.stream, `streams.${list.stream}`), `: ${list.waiting.toLocaleString("en-GB")} waiting at the start${target}`));
  }
  return parts;
}
