// The same in the page of each contender: a network that is not there, and when its rows are painted.
import { type Row, rowsOf } from "./rows.ts";

/** One way to show a list of sessions. */
export interface Contender {
  /** What its backend responds, by path. */
  responses(rows: readonly Row[]): Record<string, unknown>;
  /** Shows the list. Called once more after `unmount`, it asks its backend again. */
  mount(box: HTMLElement): Shown;
  /** Matches what is one row on the page. */
  row: string;
  /** How many rows it paints at first, of so many sessions. */
  painted(count: number): number;
}

interface Shown {
  unmount(): void | Promise<void>;
  /** Asks its backend again, and resolves when React knows what it said. Absent = it is not measured. */
  refetch?(): Promise<unknown>;
}

/** What scripts/bench/samples.ts runs in the page, through `window.bench`. */
interface Bench {
  /** Its backend has so many sessions from now on. */
  prepare(count: number): void;
  /** Mounts and resolves when the rows are painted. */
  mount(): Promise<void>;
  unmount(): Promise<void>;
  /** Asks the backend again, and resolves when whatever has changed is painted. */
  refetch(): Promise<void>;
  /** The backend has one session less from now on: the third. */
  takeOne(): void;
  /** Resolves when the next change of the page is painted. */
  changed(): Promise<void>;
  rows(): number;
  /** The markup of the fourth row. */
  markup(): string;
}

declare global {
  interface Window {
    bench: Bench;
  }
}

/** As soon as possible, unlike a timer, which a browser holds for 4 ms. */
export const nextTask = (): Promise<unknown> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

const nextFrame = () => new Promise(requestAnimationFrame);

/** What effects change is painted with the second frame. */
async function painted(): Promise<void> {
  await nextFrame();
  await nextFrame();
  await nextTask();
}

let bodies = new Map<string, string>();

// Here, because Better Auth's client takes the function that it finds when it is made.
window.fetch = async (request) => {
  const { pathname } = new URL(request instanceof Request ? request.url : request, location.href);
  const body = bodies.get(pathname);
  await nextTask();
  if (body === undefined) throw new Error(`The bench has no response for ${pathname}.`);
  return new Response(body, { headers: { "content-type": "application/json" } });
};

/** Puts a contender into the page. */
export function present(contender: Contender): void {
  const box = document.createElement("div");
  document.body.append(box);
  let rows: Row[] = [];
  let shown: Shown | undefined;

  const respond = () => {
    bodies = new Map(
      Object.entries(contender.responses(rows)).map(([path, body]) => [path, JSON.stringify(body)]),
    );
  };
  /** Looks after each change, because a loop that looks again and again would be measured too. */
  const until = (isDone: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const tooLong = setTimeout(
        () => reject(new Error(`Still not there: ${document.body.innerText}`)),
        20_000,
      );
      const observer = new MutationObserver(() => {
        if (!isDone()) return;
        clearTimeout(tooLong);
        observer.disconnect();
        resolve(painted());
      });
      observer.observe(document.body, {
        subtree: true,
        childList: true,
        attributes: true,
        characterData: true,
      });
    });
  const rowsNow = () => box.querySelectorAll(contender.row);

  window.bench = {
    prepare(count) {
      rows = rowsOf(count);
      respond();
    },
    async mount() {
      const expected = contender.painted(rows.length);
      const done = until(() => rowsNow().length >= expected);
      shown = contender.mount(box);
      await done;
    },
    async unmount() {
      await shown?.unmount();
      shown = undefined;
      box.replaceChildren();
      await painted();
    },
    async refetch() {
      await shown?.refetch?.();
      await painted();
    },
    takeOne() {
      rows = rows.filter((_, index) => index !== 2);
      respond();
    },
    changed: () => until(() => true),
    rows: () => rowsNow().length,
    markup: () => rowsNow()[3]?.outerHTML ?? "",
  };
}
