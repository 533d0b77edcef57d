// Elements made and found; text is only ever text.

/** @param {string} id @returns {HTMLElement} */
export function the(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no element ${id}`);
  return found;
}

/** @param {string} id @returns {HTMLButtonElement} */
export const theButton = (id) => /** @type {HTMLButtonElement} */ (the(id));

/** An element with attributes (a function listens, `true` is written bare, `false` and undefined are left out) and
 *  what is in it.
 *  @template {keyof HTMLElementTagNameMap} Tag
 *  @param {Tag} tag @param {Record<string, any>} [attributes] @param {...(Node | string | undefined)} content
 *  @returns {HTMLElementTagNameMap[Tag]} */
export function make(tag, attributes = {}, ...content) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== undefined && value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...content.filter((part) => part !== undefined));
  return element;
}

/** A button that looks like a link: it leads somewhere within the page.
 *  @param {string} text @param {() => void} act @param {Record<string, any>} [attributes] */
export const link = (text, act, attributes = {}) => make("button", { type: "button", class: "link", click: act, ...attributes }, text);

/** Says something to those who hear the page, and shows it. @param {string} id @param {string} text */
export function say(id, text) {
  const place = the(id);
  if (place.textContent !== text) place.textContent = text;
}

/** Gives a file to the person; its name. @param {string} name @param {Uint8Array | string} content @param {string} type */
export function download(name, content, type) {
  const url = URL.createObjectURL(new Blob([/** @type {BlobPart} */ (content)], { type }));
  const anchor = make("a", { href: url, download: name });
  anchor.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return name;
}
