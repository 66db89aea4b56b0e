import type { SessionsAdapter } from "../../src/contract.ts";
import type { AdapterUnderTest } from "../../src/testing/index.ts";

/** The same adapter, and how often it was called: each call stands for one request. */
export function counting(inner: SessionsAdapter): Required<Pick<AdapterUnderTest, "adapter" | "requests">> {
  const count = { reads: 0, acts: 0 };
  const counted =
    <In extends unknown[], Out>(kind: keyof typeof count, call: (...given: In) => Out) =>
    (...given: In): Out => {
      count[kind] += 1;
      return call(...given);
    };
  const { name, listSessions, revokeSession, revokeOtherSessions, renameSession } = inner;
  return {
    adapter: {
      name,
      listSessions: counted("reads", listSessions),
      ...(revokeSession && { revokeSession: counted("acts", revokeSession) }),
      ...(revokeOtherSessions && { revokeOtherSessions: counted("acts", revokeOtherSessions) }),
      ...(renameSession && { renameSession: counted("acts", renameSession) }),
    },
    requests: () => ({ ...count }),
  };
}
