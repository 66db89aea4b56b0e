import { act, renderHook } from "@testing-library/react";
import { renderToString } from "react-dom/server";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Environment, useEnvironment } from "../../src/devices/use-environment.ts";

const start = Date.UTC(2026, 10, 21, 14);

/** One place on a page that shows times, and how often it rendered. */
function watch() {
  let renders = 0;
  const view = renderHook(() => {
    renders += 1;
    return useEnvironment();
  });
  return { ...view, now: () => view.result.current.now, renders: () => renders };
}

const isHidden = vi.spyOn(document, "hidden", "get");
const isOnLine = vi.spyOn(navigator, "onLine", "get");
// Fake timers put a formatter of their own before this one.
const options = vi.spyOn(Intl.DateTimeFormat.prototype, "resolvedOptions");
const browserOptions = new Intl.DateTimeFormat().resolvedOptions();

const show = (isShown: boolean) =>
  act(() => {
    isHidden.mockReturnValue(!isShown);
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
  });
const goOnline = (isOnline: boolean) =>
  act(() => {
    isOnLine.mockReturnValue(isOnline);
    dispatchEvent(new Event(isOnline ? "online" : "offline"));
  });
const pass = (ms: number) => act(() => vi.advanceTimersByTime(ms));

/** Later than all that a test before this one may have seen. */
let from = start;

beforeEach(() => {
  from += 86_400_000;
  vi.useFakeTimers({ now: from });
  isHidden.mockReturnValue(false);
  isOnLine.mockReturnValue(true);
  options.mockReturnValue(browserOptions);
});

afterEach(() => vi.useRealTimers());

describe("one timer", () => {
  test("is shared by all who show times", () => {
    const places = [watch(), watch(), watch()];
    expect(vi.getTimerCount()).toBe(1);
    pass(60_000);
    expect(places.map(({ now }) => now())).toEqual([from + 60_000, from + 60_000, from + 60_000]);
    expect(vi.getTimerCount()).toBe(1);
  });

  test("renders once a minute, and not in between", () => {
    const { now, renders } = watch();
    const before = renders();
    pass(59_999);
    expect(renders()).toBe(before);
    pass(1);
    expect(renders()).toBe(before + 1);
    pass(60_000);
    expect(renders()).toBe(before + 2);
    expect(now()).toBe(from + 120_000);
  });

  test("stops with the last who shows times, and not before", () => {
    const [one, other] = [watch(), watch()];
    one.unmount();
    expect(vi.getTimerCount()).toBe(1);
    other.unmount();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is on time for a page that comes later", () => {
    watch().unmount();
    vi.setSystemTime(from + 3_600_000);
    expect(watch().now()).toBe(from + 3_600_000);
  });

  test("goes on when the system clock is moved back", () => {
    const { now } = watch();
    vi.setSystemTime(from - 3_600_000);
    pass(60_000);
    expect(now()).toBe(from - 3_600_000 + 60_000);
  });
});

describe("a hidden page", () => {
  test("has no timer", () => {
    watch();
    show(false);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("has none either when it was hidden from the start", () => {
    show(false);
    watch();
    expect(vi.getTimerCount()).toBe(0);
  });

  test("is on time at once when it is shown again, and goes on", () => {
    const { now } = watch();
    show(false);
    vi.setSystemTime(from + 3_600_000);
    show(true);
    expect(now()).toBe(from + 3_600_000);
    pass(60_000);
    expect(now()).toBe(from + 3_660_000);
  });

  test("starts no timer for a page that is gone", () => {
    watch().unmount();
    show(false);
    show(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});

test("what the browser believes of the network is known at once", () => {
  const { result } = watch();
  expect(result.current.isOffline).toBe(false);
  goOnline(false);
  expect(result.current.isOffline).toBe(true);
  goOnline(true);
  expect(result.current.isOffline).toBe(false);
});

describe("the time zone", () => {
  const setBrowserZone = (timeZone: string | undefined) =>
    options.mockReturnValue({ ...browserOptions, timeZone } as Intl.ResolvedDateTimeFormatOptions);

  test("is the browser's", () => {
    setBrowserZone("Asia/Kathmandu");
    const { result } = watch();
    pass(60_000);
    expect(result.current.timeZone).toBe("Asia/Kathmandu");
  });

  test.each(["Etc/Unknown", undefined])("is UTC where the browser says %s", (timeZone) => {
    setBrowserZone(timeZone);
    const { result } = watch();
    pass(60_000);
    expect(result.current.timeZone).toBe("UTC");
  });
});

test("a server knows no time, no zone and no network", () => {
  const seen: Environment[] = [];
  const Page = () => {
    seen.push(useEnvironment());
    return null;
  };
  renderToString(<Page />);
  expect(seen).toEqual([{ now: 0, timeZone: "UTC", isOffline: false }]);
});
