import { describe, expect, it } from "vitest";
import { failures, requireFailure } from "../../../src/testing/conformance/failures.ts";
import { Subject } from "../../../src/testing/conformance/subject.ts";
import type { AdapterSetup } from "../../../src/testing/index.ts";
import { refuse, revoking } from "../broken-adapters/changes.ts";
import { type Change, overMemory } from "../broken-adapters/over-memory.ts";
import { memorySetup } from "../memory-setup.ts";

const failureIn = (scenario: string) => {
  const failure = failures.find((one) => one.scenario === scenario);
  if (!failure) throw new Error(`${scenario} is not a failure.`);
  return failure;
};
const revokeIn = async (scenario: string, change: Change = () => ({}), mayBeCurrent = false) => {
  const failure = failureIn(scenario);
  const setup: AdapterSetup = overMemory(change, memorySetup);
  const subject = new Subject(failure.scenario, await setup(failure.scenario), setup);
  return requireFailure(subject, failure, {
    action: "revoke",
    id: "session-2",
    hasList: false,
    mayBeCurrent,
  });
};

describe("an action that has to fail", () => {
  it.each(["expired-cookie", "rate-limited", "network-loss"])(
    "gives the code of its cause: %s",
    async (scenario) => {
      expect([await revokeIn(scenario)]).toEqual(failureIn(scenario).actionCodes);
    },
  );

  it("must not resolve", async () => {
    await expect(
      revokeIn(
        "forbidden",
        revoking(async () => {}),
      ),
    ).rejects.toThrow("Got: it resolved");
  });

  it("must not reject with the code of another cause", async () => {
    await expect(
      revokeIn(
        "forbidden",
        revoking(() => refuse("network")),
      ),
    ).rejects.toThrow("Got: it rejected with the code network");
  });

  it("must not end a session, whatever its code", async () => {
    const endsAndRefuses = revoking(async (id, { end }) => {
      end(id);
      await refuse("forbidden");
    });
    await expect(revokeIn("forbidden", endsAndRefuses)).rejects.toThrow("exactly these sessions are alive");
  });

  it("may be refused as the current session's only if the id may be that", async () => {
    const change = revoking(() => refuse("current-session"));
    expect(await revokeIn("forbidden", change, true)).toBe("current-session");
    await expect(revokeIn("forbidden", change)).rejects.toThrow("code forbidden");
  });

  it("may be done without a list before if the scenario is a step-up, and then has to be done", async () => {
    expect(
      await revokeIn(
        "step-up",
        revoking(async (id, { end }) => end(id)),
      ),
    ).toBeUndefined();
    await expect(
      revokeIn(
        "step-up",
        revoking(async () => {}),
      ),
    ).rejects.toThrow("exactly these sessions are alive");
  });
});
