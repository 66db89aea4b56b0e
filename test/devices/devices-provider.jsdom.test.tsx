import { renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { memoryAdapter } from "../../src/adapters/memory/adapter.ts";
import {
  DevicesProvider,
  type DevicesProviderProps,
  useDevicesContext,
  useLabels,
} from "../../src/devices/devices-provider.tsx";
import { english } from "../../src/devices/english.ts";
import { takeConsole } from "../setup/console.ts";

const adapter = memoryAdapter([{ id: "me", isCurrent: true }]);
const under = (props: Partial<DevicesProviderProps> = {}) => ({
  wrapper: ({ children }: { children: ReactNode }) => (
    <DevicesProvider adapter={adapter} userId={null} {...props}>
      {children}
    </DevicesProvider>
  ),
});

test("every text is English outside of a provider and in one without labels", () => {
  expect(renderHook(useLabels).result.current).toEqual(english);
  expect(renderHook(useLabels, under()).result.current).toEqual(english);
});

test("one text can be replaced alone", () => {
  const { result } = renderHook(useLabels, under({ labels: { title: "Where you're signed in" } }));
  expect(result.current).toEqual({ ...english, title: "Where you're signed in" });
});

test("labels are the same object until the application's change", () => {
  const { result, rerender } = renderHook(useLabels, under());
  const before = result.current;
  rerender();
  expect(result.current).toBe(before);
});

test("the locale is English unless the application says another one", () => {
  expect(renderHook(useDevicesContext, under()).result.current.locale).toBe("en");
  expect(renderHook(useDevicesContext, under({ locale: "el" })).result.current.locale).toBe("el");
});

test("numbers and times of day are written as the locale and the time zone say", () => {
  const time = Date.UTC(2026, 10, 21, 14, 5);
  const { number, clock } = renderHook(useLabels, under({ locale: "de", timeZone: "Europe/Athens" })).result
    .current;
  expect([number(1234), clock(time)]).toEqual(["1.234", "16:05"]);
  expect(renderHook(useLabels, under({ timeZone: "Asia/Tokyo" })).result.current.clock(time)).toMatch(
    /^11:05/,
  );
});

test("a label that writes numbers or times is the application's, whatever the locale", () => {
  const { number } = renderHook(useLabels, under({ locale: "de", labels: { number: String } })).result
    .current;
  expect(number(1234)).toBe("1234");
});

test("a wrong locale or time zone takes no page down", () => {
  const context = renderHook(useDevicesContext, under({ locale: "pt_BR", timeZone: "nowhere" })).result
    .current;
  expect(context).toMatchObject({ locale: "pt-BR", timeZone: undefined });
  expect(takeConsole()).toHaveLength(2);
});
