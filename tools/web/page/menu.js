// Menus that open below a button, and the one dialog.
import { the, theButton } from "./dom.js";

/** A button that opens the list beside it: arrows move, Escape closes. @param {string} id @param {() => void} [opens] */
export function menu(id, opens = () => {}) {
  const button = theButton(id), items = the(`${id}-menu`);
  const shut = () => { items.hidden = true; button.setAttribute("aria-expanded", "false"); };
  const entries = () => [...items.querySelectorAll("button")].filter((entry) => !entry.disabled);
  button.addEventListener("click", () => {
    const show = items.hidden;
    if (show) opens();
    items.hidden = !show;
    button.setAttribute("aria-expanded", String(show));
    if (show) entries()[0]?.focus();
  });
  items.addEventListener("click", (event) => { if (event.target instanceof HTMLButtonElement) shut(); });
  button.parentElement?.addEventListener("keydown", (event) => {
    if (items.hidden) return;
    if (event.key === "Escape") { shut(); button.focus(); event.stopPropagation(); }
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step === 0) return;
    const all = entries(), at = all.indexOf(/** @type {HTMLButtonElement} */ (document.activeElement));
    all[(at + step + all.length) % all.length]?.focus();
    event.preventDefault();
  });
  document.addEventListener("pointerdown", (event) => { if (!button.parentElement?.contains(/** @type {Node} */ (event.target))) shut(); });
  button.parentElement?.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !button.parentElement?.contains(/** @type {Node} */ (event.relatedTarget))) shut();
  });
}

/** @param {string} heading @param {Node[]} content @returns {HTMLDialogElement} */
export function dialog(heading, content) {
  const box = /** @type {HTMLDialogElement} */ (the("dialog"));
  the("dialog-heading").textContent = heading;
  the("dialog-shown").replaceChildren(...content);
  if (!box.open) box.showModal();
  box.scrollTop = 0;
  return box;
}

/** Shows one of the places; the others are there still. @param {string} place */
export function goToPlace(place) {
  document.body.dataset.place = place;
  for (const button of document.querySelectorAll(".places button")) {
    button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.to === place));
  }
}
