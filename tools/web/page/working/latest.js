// Work of which only the newest is wanted: one at a time, and what came in between is dropped.

/**
 * @template Work
 * @param {(work: Work) => Promise<void>} act  never rejects
 * @param {{wait?: number, later?: (act: () => void, milliseconds: number) => any, forget?: (timer: any) => void}} [clock]
 * @returns {(work: Work) => void}
 */
export function latest(act, { wait = 80, later = setTimeout, forget = clearTimeout } = {}) {
  /** @type {Work | undefined} */ let newest;
  let busy = false, due = false;
  /** @type {any} */ let timer;
  async function go() {
    if (busy || !due || newest === undefined) return;
    busy = true;
    due = false;
    const work = newest;
    newest = undefined;
    await act(work);
    busy = false;
    go();
  }
  return (work) => {
    newest = work;
    due = false;
    forget(timer);
    timer = later(() => { due = true; go(); }, wait);
  };
}
