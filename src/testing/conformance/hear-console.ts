const methods = [
  "count",
  "debug",
  "dir",
  "dirxml",
  "error",
  "group",
  "groupCollapsed",
  "info",
  "log",
  "table",
  "time",
  "timeEnd",
  "timeLog",
  "trace",
  "warn",
];

type Printer = (...words: unknown[]) => void;

/** Passes on what is printed by whatever method of the console and keeps it, until `stop` is called. */
export function hearConsole(): { said: unknown[]; stop: () => void } {
  const console = globalThis.console as unknown as Record<string, Printer>;
  const said: unknown[] = [];
  const restorers: (() => void)[] = [];
  for (const method of methods) {
    const print = console[method];
    if (typeof print !== "function") continue;
    const own = Object.getOwnPropertyDescriptor(console, method);
    console[method] = (...words) => {
      said.push(...words);
      print.apply(console, words);
    };
    // Of a console that is an instance of a runner's class the method was inherited.
    restorers.push(() => {
      if (own) Object.defineProperty(console, method, own);
      else delete console[method];
    });
  }
  return {
    said,
    stop() {
      for (const restore of restorers) restore();
    },
  };
}
