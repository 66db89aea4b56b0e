import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildPackage } from "./support/build-package.ts";

let folder: string;

beforeAll(() => {
  folder = buildPackage();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a module as the React Server Components of an application do, and hands back what it exports as `result`. */
function onReactServer(code: string): unknown {
  const hooks = pathToFileURL("test/packaging/support/client-references.mjs").href;
  const output = execFileSync(
    process.execPath,
    ["--conditions=react-server", `--import=${hooks}`, "--input-type=module", "--eval", code],
    { cwd: folder, encoding: "utf8" },
  );
  return JSON.parse(output);
}

test("a Server Component prefetches the list, formats a device of it, and knows the error of a failed one", () => {
  const result = onReactServer(`
    import * as React from "react";
    import { QueryClient } from "@tanstack/react-query";
    import { SessionsError, sessionKeys, sessionsOptions, toDevice } from "your-devices";
    import { en } from "your-devices/locales/en";

    const session = {
      id: "session-1",
      isCurrent: true,
      createdAt: "2026-11-01T10:00:00.000Z",
      device: { type: "desktop", browser: "Firefox", os: "Linux" },
      location: { city: "Athens", country: "GR" },
    };
    const adapter = { name: "app", listSessions: async () => ({ sessions: [session] }) };
    const queryClient = new QueryClient();
    const options = sessionsOptions({ adapter, userId: "user-1", queryClient });
    await queryClient.prefetchQuery(options);
    const list = queryClient.getQueryData(sessionKeys.list("app", "user-1"));

    const failing = { name: "failing", listSessions: async () => { throw new SessionsError("network", "No answer."); } };
    const failure = await queryClient
      .fetchQuery(sessionsOptions({ adapter: failing, userId: "user-1", queryClient }))
      .catch((error) => error);

    const { session: row, ...device } = toDevice(list.sessions[0], {
      list, now: Date.parse("2026-11-30T10:00:30.000Z"), locale: "en", timeZone: "UTC", labels: en,
    });
    console.log(JSON.stringify({
      isServer: !("createContext" in React),
      queryKey: options.queryKey,
      device,
      failure: [failure instanceof SessionsError, failure.code],
    }));
  `);
  expect(result).toEqual({
    isServer: true,
    queryKey: ["your-devices", "app", "user-1", "list"],
    device: expect.objectContaining({
      id: "session-1",
      isCurrent: true,
      type: "desktop",
      name: "\u2068Firefox\u2069 on \u2068Linux\u2069",
      place: "\u2068Athens\u2069, \u2068Greece\u2069",
      lastActive: expect.objectContaining({ text: "Active now", dateTime: "2026-11-30T10:00:00.000Z" }),
    }),
    failure: [true, "network"],
  });
});

test("what needs state or effects is a reference there, and nothing of it runs", () => {
  const result = onReactServer(`
    import { DevicesProvider } from "your-devices";
    let message;
    try { DevicesProvider({}); } catch (error) { message = error.message; }
    console.log(JSON.stringify(message));
  `);
  expect(result).toMatch(/^DevicesProvider of .* is for the client/);
});
