const methods = ["debug", "error", "info", "log", "warn"] as const;

/** Passes on what is printed and keeps it, until `stop` is called. */
export function hearConsole(): { said: unknown[]; stop: () => void } {
  const { console } = globalThis;
  const said: unknown[] = [];
  const before = { ...console };
  for (const method of methods)
    console[method] = (...words: unknown[]) => {
      said.push(...words);
      before[method]?.apply(console, words);
    };
  return { said, stop: () => void Object.assign(console, before) };
}
