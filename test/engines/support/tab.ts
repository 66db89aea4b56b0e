/** What the tests do in a browser, whichever engine it has. Keys reach the page as a person's do, through the browser. */
export interface Tab {
  open(url: string): Promise<void>;
  /** Runs a function in the page, and resolves with what it returns. It sees nothing of the test but its argument. */
  run<Argument, Result>(
    script: (argument: Argument) => Result | Promise<Result>,
    argument: Argument,
  ): Promise<Result>;
  press(key: Key): Promise<void>;
  type(text: string): Promise<void>;
  /** A further tab of the same browser: it shares cookies and storage with this one. Closing one closes all. */
  openAnother(): Promise<Tab>;
  /** A PNG. */
  screenshot(): Promise<Buffer>;
  close(): Promise<void>;
}

export type Key = "Tab" | "Shift+Tab" | "Enter" | "Escape" | "Space";

/** A running browser. Each of its tabs has cookies and storage of its own. */
export interface RunningEngine {
  openTab(): Promise<Tab>;
  close(): Promise<void>;
}

export const windowSize = { width: 800, height: 900 };
