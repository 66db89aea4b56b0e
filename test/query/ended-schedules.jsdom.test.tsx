import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, render } from "@testing-library/react";
import fc from "fast-check";
import { useState } from "react";
import { expect, test } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import { SessionsError } from "../../src/core/errors.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import { type EndedDevicesResult, useEndedDevices } from "../../src/devices/use-ended-devices.ts";
import { sessionKeys } from "../../src/query/source.ts";

type Step =
  | "more"
  | "retry"
  | "ada"
  | "bob"
  | "nobody"
  | "close"
  | "open"
  | "clear"
  | "write"
  | "fail"
  | "deliver";

const steps = fc.array(
  fc.constantFrom<Step>(
    "more",
    "more",
    "more",
    "retry",
    "ada",
    "bob",
    "nobody",
    "close",
    "open",
    "clear",
    "write",
    "fail",
    "deliver",
  ),
  { minLength: 2, maxLength: 12 },
);
const size = 2;
const count = 7;

test("whoever signs in, and whenever pages arrive: each person sees their own history alone, in order and each once", async () => {
  await fc.assert(
    fc.asyncProperty(steps, fc.boolean(), async (plan, hasSubject) => {
      let cookie: string | null = "ada";
      let fails = 0;
      let waiting: (() => void)[] = [];
      const arrive = () => new Promise<void>((resolve) => void waiting.push(resolve));
      const asked: string[] = [];
      const adapter: SessionsAdapter = {
        name: "server",
        async listSessions() {
          const user = cookie;
          asked.push(`list ${user}`);
          await arrive();
          if (!user) throw new SessionsError("unauthenticated", "Nobody.");
          return { sessions: [{ id: `${user}-me`, isCurrent: true }], ...(hasSubject && { subject: user }) };
        },
        async listEndedSessions({ cursor = "0" } = {}) {
          const user = cookie;
          asked.push(`ended ${user}`);
          await arrive();
          if (!user) throw new SessionsError("unauthenticated", "Nobody.");
          if (fails > 0) {
            fails -= 1;
            throw new SessionsError("network", "Lost.");
          }
          const from = Number(cursor);
          const sessions = Array.from({ length: size }, (_, nth) => from + nth)
            .filter((nth) => nth < count)
            .map((nth) => ({ id: `${user}-${nth}`, isCurrent: false }));
          return {
            sessions,
            ...(from + size < count && { nextCursor: `${from + size}` }),
            ...(hasSubject && { subject: user }),
          };
        },
      };
      const queryClient = new QueryClient();
      let result: EndedDevicesResult | undefined;
      let change: (props: { userId?: string | null; enabled?: boolean }) => void = () => {};
      const wrong: string[] = [];
      function Hooks({ userId, enabled }: { userId: string | null; enabled: boolean }) {
        result = useEndedDevices({ enabled });
        const ids = result.devices.map(({ id }) => id);
        const right = ids.map((_, nth) => `${userId}-${nth}`);
        if (ids.join() !== right.join()) wrong.push(`${userId} saw ${ids.join()}`);
        if (!enabled && ids.length > 0) wrong.push("a closed history has rows");
        return null;
      }
      function Page() {
        const [props, set] = useState<{ userId: string | null; enabled: boolean }>({
          userId: "ada",
          enabled: true,
        });
        change = (more) => set((before) => ({ ...before, ...more }));
        return (
          <QueryClientProvider client={queryClient}>
            <DevicesProvider adapter={adapter} userId={props.userId} timeZone="UTC">
              <Hooks {...props} />
            </DevicesProvider>
          </QueryClientProvider>
        );
      }
      const deliver = async () => {
        const now = waiting;
        waiting = [];
        for (const one of now) one();
        await act(async () => {});
      };
      const signIn = (userId: string | null) => {
        // The cookie changes before the page hears of it.
        cookie = userId;
        change({ userId });
      };
      const does: Record<Step, () => unknown> = {
        more: () => result?.fetchMore?.(),
        retry: () => result?.retry(),
        ada: () => signIn("ada"),
        bob: () => signIn("bob"),
        nobody: () => signIn(null),
        close: () => change({ enabled: false }),
        open: () => change({ enabled: true }),
        clear: () => queryClient.clear(),
        write: () =>
          queryClient.setQueryData(sessionKeys.ended("server", cookie), {
            pages: [{ sessions: [{ id: "forged", isCurrent: false }] }],
            wanted: 1,
          }),
        fail: () => {
          fails += 1;
        },
        deliver: () => {},
      };
      render(<Page />);
      for (const step of plan) {
        await act(async () => void does[step]());
        if (step === "deliver") for (let turn = 0; turn < 3; turn += 1) await deliver();
      }
      // In the end everybody can read all of it.
      fails = 0;
      await act(async () => {
        signIn(cookie ?? "ada");
        change({ enabled: true });
      });
      for (
        let turn = 0;
        turn < 60 && (result?.status !== "success" || result.fetchMore || result.isFetchingMore);
        turn += 1
      ) {
        await act(async () => (result?.status === "error" ? result.retry() : result?.fetchMore?.()));
        await deliver();
        await act(async () => new Promise((resolve) => setTimeout(resolve)));
      }
      expect(wrong).toEqual([]);
      expect([result?.status, result?.devices.length]).toEqual(["success", count]);
      cleanup();
    }),
    { numRuns: 150 },
  );
}, 120_000);
