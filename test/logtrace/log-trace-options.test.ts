import { describe, expect, it } from "vitest";
import { logTraceHistory, logTraceRecorder } from "../../src/logtrace/index.ts";
import { openLogTrace, referenceKey } from "../fakes/logtrace-fake/open-logtrace.ts";
import { takeConsole } from "../setup/console.ts";

const baseUrl = "https://logtrace.example.test";
const recorderOptions = { baseUrl, apiKey: "logtrace-api-key", referenceKey };
const historyOptions = { baseUrl, bearerToken: "logtrace-bearer-token", userId: "ann" };

const wrongUrls = [
  undefined,
  "",
  "logtrace.example.test",
  "/api",
  "ftp://logtrace.example.test",
  "https://ann:hunter22@logtrace.example.test",
  "https://logtrace.example.test?key=1",
  "https://logtrace.example.test/#x",
  "https://",
  "https://[",
];
const wrongTimes = [0, -1, Number.NaN, 2 ** 31, "10"];

describe("logTraceRecorder", () => {
  it.each([
    ...wrongUrls.map((baseUrl) => ["baseUrl", { baseUrl }]),
    ...[undefined, "", "with space", "line\nbreak", 7].map((apiKey) => ["apiKey", { apiKey }]),
    ...[undefined, "", "short", 7].map((referenceKey) => ["referenceKey", { referenceKey }]),
    ["referenceKey", { apiKey: referenceKey }],
    ...["", "two words", null, 7].map((status) => ["status", { status }]),
    ...[0, -1, 1.5, Number.POSITIVE_INFINITY, "10"].map((queue) => ["queue", { queue }]),
    ...wrongTimes.map((timeoutMs) => ["timeoutMs", { timeoutMs }]),
    ["onError", { onError: "console" }],
  ] as [string, object][])("throws a TypeError that names %s for %j", (name, wrong) => {
    const make = () => logTraceRecorder({ ...recorderOptions, ...wrong });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(new RegExp(`^logTraceRecorder: ${name} `));
  });

  it("throws a TypeError without options", () => {
    expect(() => logTraceRecorder(undefined as never)).toThrow(/^logTraceRecorder: pass/);
  });

  it("repeats no secret in an error", () => {
    const secret = "hunter22 with a space";
    for (const wrong of [
      { apiKey: secret },
      { referenceKey: secret },
      { baseUrl: "https://ann:hunter22@logtrace.example.test" },
    ])
      expect(() => logTraceRecorder({ ...recorderOptions, ...wrong })).toThrow(/^(?!.*hunter22)/s);
  });

  it("logtrace-base-url: refuses a base URL that has the path already, as LogTrace's own clients write it", () => {
    for (const path of ["/v1", "/v1/", "/v1/developers", "/api/v1/developers/sessions"])
      expect(() => logTraceRecorder({ ...recorderOptions, baseUrl: baseUrl + path })).toThrow(
        /baseUrl must end before "\/v1"/,
      );
  });

  it.each([baseUrl, `${baseUrl}/`, "http://localhost:8080", `${baseUrl}/logtrace`])(
    "takes the base URL %s",
    (baseUrl) => {
      expect(() => logTraceRecorder({ ...recorderOptions, baseUrl })).not.toThrow();
    },
  );
});

describe("logTraceHistory", () => {
  it.each([
    ...wrongUrls.map((baseUrl) => ["baseUrl", { baseUrl }]),
    ["baseUrl", { baseUrl: `${baseUrl}/v1` }],
    ...[undefined, "", "Bearer x", "line\nbreak", 7].map((bearerToken) => ["bearerToken", { bearerToken }]),
    ...[undefined, "", null, 7].map((userId) => ["userId", { userId }]),
    ...["", "two words", 7].map((organizationId) => ["organizationId", { organizationId }]),
    ...wrongTimes.map((timeoutMs) => ["timeoutMs", { timeoutMs }]),
  ] as [string, object][])("throws a TypeError that names %s for %j", (name, wrong) => {
    const make = () => logTraceHistory({ ...historyOptions, ...wrong });
    expect(make).toThrow(TypeError);
    expect(make).toThrow(new RegExp(`^logTraceHistory: ${name} `));
  });

  it("throws a TypeError without options", () => {
    expect(() => logTraceHistory(undefined as never)).toThrow(/^logTraceHistory: pass/);
  });

  it("repeats no secret in an error", () => {
    const bearerToken = "hunter22 with a space";
    expect(() => logTraceHistory({ ...historyOptions, bearerToken })).toThrow(/^(?!.*hunter22)/s);
  });
});

describe("what LogTrace does not take", () => {
  it("is one line on the console where nobody passed onError", async () => {
    const { fake, recorder } = await openLogTrace();
    fake.isSubscriptionActive = false;
    await recorder({ onError: undefined as never }).recordSignOut("session-1");
    expect(takeConsole()).toEqual([expect.stringMatching(/^error: your-devices: .*402.* Pass onError/)]);
  });

  it.each([
    () => {
      throw new Error("The logger is down.");
    },
    () => Promise.reject(new Error("The logger is down.")),
  ])("does no harm where onError fails itself", async (onError) => {
    const { fake, recorder } = await openLogTrace();
    fake.isSubscriptionActive = false;
    await expect(recorder({ onError }).recordSignOut("session-1")).resolves.toBeUndefined();
  });
});
