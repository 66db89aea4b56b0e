import { describe, it, vi } from "vitest";
import { clerkAdapter } from "../../../src/adapters/clerk/browser.ts";
import { declaration } from "../../../src/adapters/clerk/declaration.ts";
import { describeAdapter } from "../../../src/testing/index.ts";
import { createClerkFake } from "../../fakes/clerk/clerk-fake.ts";
import type { ClerkFakeFault } from "../../fakes/clerk/data.ts";
import { countAsOnline, loadClerk, skipRetryWaits } from "../../fakes/clerk/load-clerk.ts";

const refusals: Readonly<Record<string, ClerkFakeFault>> = {
  "rate-limited": { status: 429, code: "too_many_requests", headers: { "retry-after": "7" } },
  forbidden: { status: 403, code: "resource_forbidden" },
};
const faults: Readonly<Record<string, ClerkFakeFault>> = {
  "server-error": { status: 500, code: "internal_clerk_error" },
  "html-instead-of-json": { status: 200, body: "<!doctype html><title>Sign in</title>" },
  "network-loss": "network",
  hang: "hang",
};

describeAdapter(
  "clerkAdapter over Clerk's real client and a fake of its API",
  async (scenario) => {
    const clientId = "client_of_ann_0815";
    const fake = createClerkFake();
    const foreign = fake.signIn({ userId: "user_bob", clientId: "client_of_bob_4711" });
    const others = { "only-current": 0, many: 149 }[scenario as string] ?? 2;
    for (let count = 0; count < others; count += 1) fake.signIn({ clientId: "client_elsewhere" });
    const me = fake.signIn({ clientId });
    countAsOnline();
    if (scenario === "network-loss") skipRetryWaits();
    const { clerk, close } = await loadClerk(fake, clientId);
    const credentials = [clientId, clerk.session?.lastActiveToken?.getRawString() ?? ""];

    if (scenario === "expired-cookie") fake.endSession(me.id);
    if (scenario === "step-up") fake.isReverificationRequired = true;
    if (refusals[scenario]) fake.fail("revoke", refusals[scenario]);
    if (faults[scenario]) fake.fail("any", faults[scenario]);
    if (scenario === "lost-answer") fake.fail("revoke", "network", { isAfterEffect: true });
    return {
      adapter: clerkAdapter(clerk, scenario === "hang" ? { timeoutMs: 100 } : {}),
      truth: async () => fake.living(),
      credentials,
      foreignId: foreign.id,
      // Clerk tells of this browser alone: somebody else signs in on it.
      async change() {
        fake.signIn({ userId: "user_bob", clientId });
        await clerk.session?.touch();
      },
      async close() {
        vi.unstubAllGlobals();
        await close();
      },
    };
  },
  { describe, it, cannot: declaration.cannot },
);
