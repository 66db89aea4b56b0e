import type { Client } from "./client.ts";
import { majorOf } from "./major-of.ts";
import { plainName } from "./plain-name.ts";
import { productsOf } from "./products-of.ts";

const engine = new Set(["Mozilla", "AppleWebKit", "Chrome", "Electron", "Safari"]);

/** A desktop application built on Electron: by its own name where it gives one. */
export function electronAppOf(text: string): Client | undefined {
  const products = productsOf(text);
  const electron = products.find(({ name }) => name === "Electron");
  if (!electron) return undefined;
  const app = products.find(({ name }) => !engine.has(name) && plainName(name));
  return {
    type: "desktop",
    browser: plainName(app?.name) ?? "Electron",
    browserVersion: majorOf((app ?? electron).version),
  };
}
