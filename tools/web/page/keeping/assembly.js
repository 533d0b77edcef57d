// The page put together from its skeleton and its parts: by the build, and by the page itself when it is kept with
// a study inside.

/** @typedef {{name: string, main: string, files: {name: string, text: string}[]}} KeptStudy */

/** JSON that stays within a script element whatever it says. @param {any} value @returns {string} */
export function withinScript(value) {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) =>
    "\\u" + character.charCodeAt(0).toString(16).padStart(4, "0"));
}

/** Fills the holes of a skeleton, {{name}}; what is put in is not looked at again.
 *  @param {string} skeleton @param {Record<string, string>} parts @returns {string} */
export function assembled(skeleton, parts) {
  return skeleton.split(/\{\{(\w+)\}\}/).map((piece, at) => {
    if (at % 2 === 0) return piece;
    if (parts[piece] === undefined) throw new Error(`the page has no part named ${piece}`);
    return parts[piece];
  }).join("");
}

const kPlace = '<script type="application/json" id="kept-study">';

/** The study inside a page that was kept with one; undefined where there is none. Nothing of the page is run.
 *  @param {string} html @returns {KeptStudy | undefined} */
export function studyWithin(html) {
  const begin = html.lastIndexOf(kPlace), end = html.indexOf("</script>", begin);
  if (begin < 0 || end < 0) return undefined;
  return asKept(html.slice(begin + kPlace.length, end));
}

/** @param {string} json @returns {KeptStudy | undefined} */
export function asKept(json) {
  try {
    const study = JSON.parse(json);
    const good = study && typeof study.name === "string" && Array.isArray(study.files) && study.files.length > 0 &&
      study.files.every((/** @type {any} */ file) => typeof file.name === "string" && typeof file.text === "string") &&
      study.files.some((/** @type {any} */ file) => file.name === study.main);
    return good ? study : undefined;
  } catch {
    return undefined;
  }
}
