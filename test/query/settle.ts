import { act } from "@testing-library/react";

/** What a promise comes to, its value or what it was rejected with, once the page has rendered it. */
export async function settle(run: () => Promise<unknown>): Promise<unknown> {
  let settled: unknown;
  await act(async () => {
    settled = await run().catch((thrown: unknown) => thrown);
  });
  return settled;
}
