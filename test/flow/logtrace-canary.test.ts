import { expect, it } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import { withLogTrace } from "../../src/logtrace/index.ts";
import { findCredential } from "../../src/testing/conformance/credentials.ts";
import type { LogTraceFailure } from "../fakes/logtrace-fake/logtrace-state.ts";
import { logTraceRow, openLogTrace, referenceKey } from "../fakes/logtrace-fake/open-logtrace.ts";

const ids = ["session-of-ann-5f1d0c7e", "session-of-ann-9b3a77e2", "session-of-ann-c41b20d5"];
const token = "token-canary-5f1d0c7e9b3a";
const apiKey = "api-key-canary-77e2c41b20d5";
const bearerToken = "bearer-canary-20d5c41b77e2";

const failures: (LogTraceFailure | undefined)[] = [
  undefined,
  "network",
  "hang",
  "html",
  "lost-answer",
  { status: 302, headers: { location: `https://other.example.test/?key=${apiKey}` } },
  // LogTrace, or a proxy in front of it, repeats the request in its response.
  ...[400, 401, 402, 429, 500].map((status) => ({
    status,
    text: JSON.stringify({ message: `${apiKey} ${bearerToken} ${token} ${ids.join()}` }),
  })),
  { status: 200, text: `${apiKey} ${bearerToken} ${token}` },
];

it.each(failures)("no token, no id and no key is recorded, returned or thrown, with %j", async (failure) => {
  const { fake, recorder, history, errors } = await openLogTrace({ apiKey, bearerToken });
  fake.sessions.push(logTraceRow({ token }));
  fake.failure = failure;
  const backend = memoryAdapter(ids.map((id, index) => ({ id, isCurrent: index === 0 })));
  const timeoutMs = failure === "hang" ? 500 : 10_000;
  const { recordSignIn, recordSignOut, flush } = recorder({ timeoutMs, queue: 2 });
  const adapter = withLogTrace(backend, {
    recorder: { recordSignOut },
    history: history({ timeoutMs }),
  });

  for (const sessionId of ids)
    await recordSignIn({
      sessionId,
      userId: "ann",
      request: { endpoint: `https://ann:${token}@app.example.test/login?token=${token}#${token}` },
      ...{ token, cookie: token, headers: { cookie: token } },
    });
  const [, second = "", third = ""] = ids;
  await adapter.revokeSession?.(second);
  await adapter.revokeOtherSessions?.();
  await flush();
  const outcome = await adapter.listEndedSessions?.().catch((error: unknown) => error);

  const keys = [apiKey, bearerToken, token, referenceKey];
  const sent = fake.requests.map(({ path, query, text, headers }) => {
    const { "x-api-key": key, authorization, ...others } = headers;
    expect([key, authorization]).toContain(key ? apiKey : `Bearer ${bearerToken}`);
    return { path, query, text, others };
  });
  expect(sent.length).toBeGreaterThan(2);
  expect(findCredential(sent, "sent", [...keys, ...ids])).toBeUndefined();
  expect(findCredential(outcome, "history", [...keys, ...ids])).toBeUndefined();
  expect(findCredential(errors, "errors", [...keys, ...ids])).toBeUndefined();
  const left = (await backend.listSessions()).sessions.map(({ id }) => id);
  expect(left).not.toContain(third);
});
