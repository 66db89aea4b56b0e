import { describe, expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { createFixtures } from "../../src/testing/index.ts";
import { takeConsole } from "../setup/console.ts";
import { ask } from "./support/ask.ts";
import { basePath, get, post } from "./support/requests.ts";
import { serve } from "./support/serve.ts";

const memory = () => memoryAdapter(createFixtures({ count: 3 }));
const throwing = (error: unknown) => async (): Promise<never> => {
  throw error;
};
const secret = "token-0123456789";
const never = () => new Promise<never>(() => {});

describe("onError", () => {
  it("gets the request with the error", async () => {
    const seen: unknown[][] = [];
    const { ask } = serve(throwing(new TypeError("x")), { onError: (...given) => seen.push(given) });
    const request = get();
    await ask(request);
    expect(seen).toEqual([[expect.any(TypeError), request]]);
    expect(seen[0]?.[1]).toBe(request);
  });

  it.each([
    () => {
      throw new Error("onError threw");
    },
    () => Promise.reject(new Error("onError rejected")),
    never,
    () => ({
      get then() {
        throw new Error("then threw");
      },
    }),
  ])("can't change or delay the answer: %s", async (onError) => {
    const { ask } = serve(throwing(new TypeError("x")), { onError });
    expect((await ask(get())).status).toBe(500);
  });

  const withoutOnError = (adapter: Parameters<typeof createSessionsHandler>[0]["adapter"]) =>
    createSessionsHandler({ adapter, basePath });

  it.each([
    [new TypeError(secret), "was answered with 500: TypeError."],
    [new SessionsError("network", secret), "was answered with 502: SessionsError (network)."],
    [secret, "was answered with 500: string."],
  ])("by default is one line on the console, without the error's text: %s", async (thrown, line) => {
    await ask(withoutOnError(throwing(thrown)), post("/revoke", { id: "session-2" }));
    expect(takeConsole()).toEqual([
      `error: your-devices: POST /api/devices/revoke ${line} Pass onError to createSessionsHandler to see the error itself.`,
    ]);
  });

  it("by default names a mistake of the application in full", async () => {
    await ask(
      withoutOnError(() => memory()),
      post("/revoke", { id: "session-2" }, { "sec-fetch-site": undefined }),
    );
    expect(takeConsole().join()).toContain("allowedOrigins");
  });

  it("by default says nothing of what is the client's doing", async () => {
    const handler = withoutOnError(() => null);
    await ask(handler, get());
    await ask(handler, get("/nothing"));
    await ask(handler, post("/revoke", "junk"));
    expect(takeConsole()).toEqual([]);
  });
});
