import { afterEach, beforeEach, vi } from "vitest";

const methods = ["error", "warn", "info", "log", "debug"] as const;
let said: string[] = [];

/** Takes what was printed so far, for a test that expects it. */
export function takeConsole(): string[] {
  const taken = said;
  said = [];
  return taken;
}

beforeEach(() => {
  said = [];
  for (const method of methods)
    vi.spyOn(console, method).mockImplementation((...words: unknown[]) => {
      said.push(`${method}: ${words.map(String).join(" ")}`);
    });
});

afterEach(() => {
  for (const method of methods) vi.mocked(console[method]).mockRestore();
  const unexpected = takeConsole();
  if (unexpected.length > 0) throw new Error(`Unexpected console output:\n${unexpected.join("\n")}`);
});
