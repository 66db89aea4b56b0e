import { expect, it } from "vitest";
import type { Cell } from "./cell.ts";
import { runMatrix } from "./run-matrix.ts";
import type { Send } from "./sent.ts";

/** Sends the whole matrix, and checks the sessions that are left. */
export function describeMatrix(send: () => Send, cells: readonly Cell[]): void {
  it("answers every cell of the cross-site matrix as the algorithm says, and acts on the allowed ones alone", async () => {
    const result = await runMatrix(send(), cells);
    expect(result).toEqual({
      asked: cells.length,
      // These are allowed: signed in, JSON, with the header, and either same-origin with any origin, or no site and the
      // application's own origin.
      ended: 3 * (9 + 1),
      wronglyAllowed: [],
      wronglyRefused: [],
      otherwiseWrong: [],
      truth: ["ann-laptop", "ann-phone", "ann-tablet", "ben-laptop", "ben-phone", "ben-tablet"],
    });
  }, 180_000);
}
