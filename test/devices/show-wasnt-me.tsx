import { act } from "@testing-library/react";
import type { DevicesResult } from "../../src/devices/device.ts";
import type { Step } from "../../src/devices/receipt.ts";
import { useThisWasntMe } from "../../src/devices/use-this-wasnt-me.ts";
import { heldAdapter, sessionsOf } from "../query/held-adapter.ts";
import { showHook } from "./show-hook.tsx";

/** What the host wants the person to do. */
const steps: Step[] = [
  { key: "password", title: "Change your password", href: "/password" },
  { key: "factor", title: "Turn on a second factor" },
];
/** This device and three others: a, b and c. */
export const three = () => heldAdapter(sessionsOf("a", "b", "c"));

/** A page of "ada" that goes through "This wasn't me" with the device of the id `of`. */
export async function showWasntMe(
  adapter: ReturnType<typeof heldAdapter>,
  { of = "a", steps: given = steps, ...props }: { of?: string; steps?: Step[]; [prop: string]: unknown } = {},
) {
  let id = of;
  const hook = (devices: DevicesResult) => {
    const rows = devices.status === "success" ? [devices.current, ...devices.others] : [];
    return useThisWasntMe(
      rows.find((row) => row?.id === id),
      { devices, steps: given },
    );
  };
  const page = await showHook(adapter, hook, props);
  return {
    ...page,
    next: () => act(async () => page.hook().next?.()),
    skip: () => act(() => page.hook().skip?.()),
    open(other: string) {
      id = other;
      page.change({});
    },
    outcomes: () => page.hook().receipt?.results.map((one) => [one.id, one.outcome]),
  };
}
