import { renderHook } from "@testing-library/react";
import { describe, expect, test, vi } from "vitest";
import { SessionsError } from "../../src/core/errors.ts";
import type { SignOutResult } from "../../src/core/sign-out-result.ts";
import type { DevicesSuccess, LastSignOuts } from "../../src/devices/device.ts";
import { useNotices } from "../../src/devices/use-notices.ts";
import { plain } from "../support/words.ts";

const success = (more: Partial<DevicesSuccess> = {}): DevicesSuccess => ({
  status: "success",
  others: [],
  othersCount: 0,
  matchesCount: 0,
  find: () => undefined,
  expired: [],
  revocableOthersCount: 0,
  revocableOthers: [],
  staying: {},
  areOthersSigningOut: false,
  retry: () => {},
  truncated: false,
  skipped: 0,
  isRefreshing: false,
  isOffline: false,
  ...more,
});
const noticesOf = (more: Partial<DevicesSuccess>) =>
  renderHook(() => useNotices(success(more))).result.current;
const after = (results: SignOutResult[], more: Partial<LastSignOuts> = {}) =>
  noticesOf({ lastResults: { results, dismiss: () => {}, retryCount: 0, ...more } });

const curl = { id: "a", device: { name: "curl", place: "Nairobi" } };
const phone = { id: "b", device: { name: "Safari on iPhone" } };

describe("after a sign-out", () => {
  test("there is one success notice, which names browser and place", () => {
    const notices = after([{ ...curl, outcome: "revoked" }]);
    expect(notices.map(({ key, tone, text }) => [key, tone, plain(text)])).toEqual([
      ["sign-out", "success", "Signed out curl in Nairobi."],
    ]);
  });

  test("a place that stands in the name is not said twice", () =>
    expect(
      plain(
        after([{ id: "a", outcome: "revoked", device: { name: "curl, Nairobi", place: "Nairobi" } }])[0]
          ?.text,
      ),
    ).toBe("curl, Nairobi is signed out."));

  test("of a device without a place the name is said", () =>
    expect(after([{ ...phone, outcome: "already-gone" }])[0]).toMatchObject({
      tone: "success",
      text: "Safari on iPhone is signed out.",
    }));

  test("several are counted, and those that failed are named", () => {
    const [notice] = after([
      { ...curl, outcome: "revoked" },
      { ...phone, outcome: "refused", error: new SessionsError("forbidden", "no") },
    ]);
    expect(notice?.tone).toBe("warning");
    expect(plain(notice?.text)).toBe("1 of 2 signed out. Not signed out: Safari on iPhone (not allowed).");
  });

  test.each<[SignOutResult["outcome"], string]>([
    ["refused", "error"],
    ["still-listed", "error"],
    ["unknown", "warning"],
  ])("an outcome that is %s has the tone %s", (outcome, tone) =>
    expect(after([{ ...phone, outcome }])[0]?.tone).toBe(tone),
  );

  test("several that can be tried again have one button that says how many", () => {
    const retry = vi.fn(async () => []);
    const [notice] = after(
      [
        { ...curl, outcome: "unknown" },
        { ...phone, outcome: "unknown" },
      ],
      {
        retry,
        retryCount: 2,
      },
    );
    expect(notice?.action?.label).toBe("Retry these 2");
    notice?.action?.run();
    expect(retry).toHaveBeenCalledOnce();
  });

  test("a single one is tried again", () =>
    expect(
      after([{ ...phone, outcome: "unknown" }], { retry: async () => [], retryCount: 1 })[0]?.action?.label,
    ).toBe("Try again"));

  test("it can be dismissed", () => {
    const dismiss = vi.fn();
    after([{ ...curl, outcome: "revoked" }], { dismiss })[0]?.dismiss?.();
    expect(dismiss).toHaveBeenCalledOnce();
  });
});

describe("a list that may be out of date", () => {
  const refreshError = new SessionsError("network", "lost");

  test("says why and can be asked for again", () => {
    const retry = vi.fn();
    const [notice] = noticesOf({ refreshError, retry });
    expect(notice).toMatchObject({
      key: "refresh",
      tone: "error",
      text: "This list may be out of date. The server couldn’t be reached.",
      action: { label: "Try again" },
    });
    notice?.action?.run();
    expect(retry).toHaveBeenCalledOnce();
    expect(notice).not.toHaveProperty("dismiss");
  });

  test("asks the person to confirm where that is what it needs", () => {
    const confirm = vi.fn(async () => {});
    const [notice] = noticesOf({ refreshError: new SessionsError("reauth-required", "who?"), confirm });
    expect(notice?.action?.label).toBe("Confirm it’s you");
    notice?.action?.run();
    expect(confirm).toHaveBeenCalledOnce();
  });
});

test("what matters most comes first", () =>
  expect(
    noticesOf({
      lastResults: { results: [{ ...curl, outcome: "revoked" }], dismiss: () => {}, retryCount: 0 },
      refreshError: new SessionsError("network", "lost"),
      readOnlyReason: "current-unknown",
      isOffline: true,
    }).map(({ key }) => key),
  ).toEqual(["sign-out", "refresh", "read-only", "offline"]));

test("without a list there is none", () =>
  expect(renderHook(() => useNotices({ status: "pending" })).result.current).toEqual([]));

describe("a limit of sessions", () => {
  const current = { id: "here" } as DevicesSuccess["current"];
  const limited = (
    othersCount: number,
    then: "replace-oldest" | "refuse-sign-in",
    more: Partial<DevicesSuccess> = {},
  ) => noticesOf({ current, othersCount, sessionLimit: { max: 5, then }, ...more } as DevicesSuccess);

  test.each<[number, "replace-oldest" | "refuse-sign-in", string, string]>([
    [3, "replace-oldest", "info", "After one more, the next sign-in signs out the oldest one."],
    [4, "replace-oldest", "warning", "The next sign-in signs out the oldest one."],
    [6, "replace-oldest", "warning", "The next sign-in signs out the oldest one."],
    [3, "refuse-sign-in", "info", "After one more, you’ll need to sign one out first."],
    [4, "refuse-sign-in", "warning", "To sign in anywhere else, sign one out first."],
  ])("with %i others of 5 sessions and %s it says what will happen", (others, then, tone, text) =>
    expect(limited(others, then)).toEqual([
      { key: "session-limit", tone, text: `You can be signed in on 5 devices at a time. ${text}` },
    ]),
  );

  test("further away from it nothing is said", () => expect(limited(2, "replace-oldest")).toEqual([]));

  test("sessions that could not be read count, and a list that is not whole may have reached it", () => {
    expect(limited(2, "replace-oldest", { skipped: 1 })[0]?.tone).toBe("info");
    expect(limited(2, "replace-oldest", { skipped: 2 })[0]?.tone).toBe("warning");
    expect(limited(0, "replace-oldest", { truncated: true })[0]?.tone).toBe("warning");
  });

  test("it comes after why nothing can be signed out, and before a lost connection", () =>
    expect(
      limited(4, "replace-oldest", { readOnlyReason: "unsupported", isOffline: true }).map(({ key }) => key),
    ).toEqual(["read-only", "session-limit", "offline"]));
});
