import { existsSync, globSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

/** Every value that a user can import, by entry point. A change here is a change of the public interface. */
const api: Record<string, string[]> = {
  ".": [
    "DeviceItem",
    "DeviceList",
    "DevicesProvider",
    "EndedDevices",
    "RenameError",
    "SessionsError",
    "SessionsProvider",
    "SignOutError",
    "SignOutOthersButton",
    "SignOutOthersPrompt",
    "YourDevices",
    "detailsOf",
    "endedDetailsOf",
    "nameProblem",
    "receiptText",
    "renameSessionOptions",
    "renameText",
    "revokeOtherSessionsOptions",
    "revokeSessionOptions",
    "sessionKeys",
    "sessionsOptions",
    "signOutText",
    "toDevice",
    "toEndedDevice",
    "useDeviceQuery",
    "useDeviceSelection",
    "useDevices",
    "useEndedDevices",
    "useHistoryLabels",
    "useLabels",
    "useListedDevices",
    "useNotices",
    "usePromptLabels",
    "useRenameLabels",
    "useRenameSession",
    "useRevokeOtherSessions",
    "useRevokeSession",
    "useSelectionLabels",
    "useSessions",
    "useSignOutOthersAfter",
    "useThisWasntMe",
    "useWasntMeLabels",
  ],
  "./adapters/better-auth": ["betterAuthAdapter"],
  "./adapters/clerk": ["clerkAdapter"],
  "./adapters/memory": ["memoryAdapter"],
  "./adapters/rest": ["restAdapter"],
  "./server": ["SessionsError", "createSessionsHandler", "parseUserAgent", "toNodeListener"],
  "./server/authjs": ["authJsSessions", "recordAuthJsSignIns"],
  "./server/better-auth": ["betterAuthHistory", "betterAuthServerAdapter"],
  "./server/logtrace": ["logTraceHistory", "logTraceRecorder", "withLogTrace"],
  "./server/propelauth": ["propelAuthAdapter"],
  "./server/sql": ["sessionHistory", "sqlSessions"],
  "./testing": ["createFixtures", "describeAdapter", "faultyAdapter"],
  "./locales/en": ["en"],
};
const { exports, files } = JSON.parse(readFileSync("package.json", "utf8"));

test("package.json names exactly the entry points that are pinned here", () => {
  const code = Object.keys(exports).filter((name) => !/\.(css|json)$/.test(name));
  expect(code.sort()).toEqual(Object.keys(api).sort());
});

test.each(Object.entries(api))("%s exports exactly its public names", async (entry, names) => {
  const built = exports[entry].default.replace("./dist/", "../../src/");
  const source = built.replace(/\.js$/, ".ts");
  expect(Object.keys(await import(/* @vite-ignore */ source)).sort()).toEqual([...names].sort());
});

test("every adapter and locale has an entry point of its own", () => {
  const sources = globSync(["src/adapters/*/{browser,server,adapter}.ts", "src/locales/*.ts"]).map((path) =>
    path.replaceAll("\\", "/").replace(/^src\/(.+)\.ts$/, "./dist/$1.js"),
  );
  const targets = Object.values<{ default?: string }>(exports).map((target) => target.default);
  expect(sources.length).toBeGreaterThan(2);
  expect(sources.filter((source) => !targets.includes(source))).toEqual([]);
});

test("importing an entry point has no effect beyond its exports", async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  for (const entry of Object.keys(api))
    await import(
      /* @vite-ignore */ exports[entry].default.replace("./dist/", "../../src/").replace(/\.js$/, ".ts")
    );
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
});

test("what is published exists", () => {
  expect(files.filter((file: string) => file !== "dist" && !existsSync(file))).toEqual([]);
});
