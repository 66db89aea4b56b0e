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
