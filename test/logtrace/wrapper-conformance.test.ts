import { describe, it } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import { logTraceHistory, logTraceRecorder, withLogTrace } from "../../src/logtrace/index.ts";
import { declaration } from "../../src/logtrace/log-trace-declaration.ts";
import { type AdapterSetup, describeAdapter } from "../../src/testing/index.ts";
import { logTraceRow, referenceKey } from "../fakes/logtrace-fake/open-logtrace.ts";
import { startLogTraceFake } from "../fakes/logtrace-fake/start-logtrace-fake.ts";
import { memorySetup } from "../testing/memory-setup.ts";

/** The memory adapter in every scenario, with a real recorder and a real history around it. */
const setUp: AdapterSetup = async (scenario) => {
  const [inside, { fake, baseUrl, close }] = await Promise.all([memorySetup(scenario), startLogTraceFake()]);
  const secret = "token-of-an-ended-session-0123456789";
  for (let index = 0; index < 120; index += 1)
    fake.sessions.push(logTraceRow({ token: `${secret}-${index}` }));
  const recorder = logTraceRecorder({ baseUrl, apiKey: fake.apiKey, referenceKey, onError: () => {} });
  const history = logTraceHistory({ baseUrl, bearerToken: fake.bearerToken, userId: "ann" });
  const adapter: SessionsAdapter = withLogTrace(inside.adapter, { recorder, history, onError: () => {} });
  return {
    ...inside,
    adapter,
    credentials: [secret, fake.apiKey, fake.bearerToken, referenceKey],
    async close() {
      await inside.close();
      await close();
    },
  };
};

describeAdapter("memoryAdapter inside withLogTrace", setUp, { describe, it, cannot: declaration.cannot });
