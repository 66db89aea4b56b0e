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

type Print = (...values: unknown[]) => void;

/** Keeps everything that is printed to the console, and still prints it, until `stop` is called. */
export function hearConsole(): { printed: unknown[]; stop: () => void } {
  const console = globalThis.console as unknown as Record<string, Print>;
  const printed: unknown[] = [];
  const restorers: (() => void)[] = [];
  for (const method of methods) {
    const print = console[method];
    if (typeof print !== "function") continue;
    const own = Object.getOwnPropertyDescriptor(console, method);
    console[method] = (...values) => {
      printed.push(...values);
      print.apply(console, values);
    };
    // Some test runners replace the console by an instance of a class, which inherits its methods.
    restorers.push(() => {
      if (own) Object.defineProperty(console, method, own);
      else delete console[method];
    });
  }
  return {
    printed,
    stop() {
      for (const restore of restorers) restore();
    },
  };
}
