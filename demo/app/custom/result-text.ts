import type { SignOutResult } from "../../../src/index.ts";

/** What became of one device, as a sentence. */
export function resultText(name: string, { outcome }: SignOutResult): string {
  switch (outcome) {
    case "revoked":
      return `${name} is signed out.`;
    case "already-gone":
      return `${name} was signed out already.`;
    case "still-listed":
      return `${name} is still signed in.`;
    case "refused":
      return `${name} was not signed out.`;
    case "unknown":
      return `The server did not say whether ${name} is signed out.`;
  }
}
