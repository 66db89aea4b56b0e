import { inspect } from "node:util";
import { expect, it } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError, type SessionsErrorCode } from "../../src/core/errors.ts";
import { createSessionsHandler } from "../../src/server/index.ts";
import { ask } from "../server/support/ask.ts";
import { basePath, get, post } from "../server/support/requests.ts";
import { takeConsole } from "../setup/console.ts";

const canary = "canary-5f1d0c7e9b3a";
const forms = [
  canary,
  Buffer.from(canary).toString("hex"),
  Buffer.from(canary).toString("base64").slice(0, 24),
  canary.replaceAll("-", "%2D"),
];
const find = (text: string) => forms.filter((form) => text.toLowerCase().includes(form.toLowerCase()));

const row = (id: string, isCurrent: boolean) => ({
  id,
  isCurrent,
  token: canary,
  sessionToken: canary,
  cookie: { value: canary },
  userId: canary,
  email: `${canary}@example.test`,
  userAgent: `Mozilla/5.0 ${canary}`,
  ipAddress: `203.0.113.7 ${canary}`,
  createdAt: canary,
  lastActiveAt: new Date(),
  device: { type: canary, fingerprint: canary },
  location: { country: canary, ip: canary },
  notRevocable: id === "kept" ? { reason: canary, until: canary, by: canary } : undefined,
  endReason: canary,
});
const list = {
  sessions: [
    row("own", true),
    row("other", false),
    row("kept", false),
    { ...row("", false), id: { canary } },
  ],
  [canary]: canary,
  can: ["revoke", "revoke-others", "rename", "history", canary],
  serverTime: canary,
  secret: canary,
};

const codes = ["unauthenticated", "rate-limited", "backend", "not-found", canary] as SessionsErrorCode[];
const thrown: unknown[] = [
  canary,
  new Error(canary),
  Object.assign(new Error(canary, { cause: canary }), {
    name: canary,
    code: canary,
    stack: canary,
    headers: { [canary]: canary },
  }),
  { message: canary, toString: () => canary },
  new Response(canary, { status: 401, headers: { "set-cookie": canary } }),
  ...codes.map((code) =>
    Object.assign(new SessionsError(code, canary, { cause: canary, retryAfterSeconds: 5 }), {
      detail: canary,
      title: canary,
    }),
  ),
  new SessionsError("rate-limited", canary, { retryAfterSeconds: canary as unknown as number }),
];

const requests = (): Request[] => [
  get("", { cookie: `session=${canary}`, authorization: `Bearer ${canary}` }),
  get("/ended"),
  get(`/ended?cursor=${canary}`),
  get(`?token=${canary}`),
  get(`/${canary}`),
  post("/revoke", { id: "other" }),
  post("/revoke", { id: "kept" }),
  post("/revoke", { id: canary }),
  post("/revoke", { id: canary, [canary]: canary }),
  post("/revoke", `{"id":"${canary}`),
  post("/revoke", { id: canary }, { "content-type": canary }),
  post("/revoke", { id: canary }, { origin: `https://${canary}.example`, "sec-fetch-site": undefined }),
  post("/revoke-others", {}),
  post("/rename", { id: "other", name: canary }),
  post("/rename", { id: "other", name: [canary] }),
];

const failing = (error: unknown, from: string): SessionsAdapter => {
  const call = (name: string, result: unknown) => async () => {
    if (from === name) throw error;
    return result as never;
  };
  return {
    name: canary,
    listSessions: call("list", list),
    revokeSession: call("change", canary),
    ...(from !== "each" && { revokeOtherSessions: call("change", canary) }),
    renameSession: call("change", canary),
    listEndedSessions: call("ended", { ...list, nextCursor: undefined, secret: canary }),
  };
};

it("no credential is in any status, header, body or line on the console", async () => {
  const seen: unknown[] = [];
  const openers: (() => SessionsAdapter)[] = [
    () => failing(undefined, "nothing"),
    () => ({ canary }) as unknown as SessionsAdapter,
    ...thrown.flatMap((error) => [
      ...["list", "change", "each", "ended"].map((from) => () => failing(error, from)),
      (): SessionsAdapter => {
        throw error;
      },
    ]),
  ];
  for (const adapter of openers) {
    const handler = createSessionsHandler({ adapter, basePath });
    for (const request of requests()) seen.push(await ask(handler, request));
  }
  const said = takeConsole();
  expect(said.length).toBeGreaterThan(50);
  expect(seen.length).toBeGreaterThan(500);
  const everything = inspect([seen, said], { depth: null, maxArrayLength: null, maxStringLength: null });
  expect(everything).toContain('"id":"other"');
  expect(find(everything)).toEqual([]);
});
