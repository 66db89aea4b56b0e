import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, waitFor } from "@testing-library/react";
import { type ReactNode, startTransition, useLayoutEffect, useState } from "react";
import { flushSync } from "react-dom";
import { expect } from "vitest";
import type { DevicesResult, DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/devices/devices-provider.tsx";
import { useDevices } from "../../src/devices/use-devices.ts";
import { useRevokeSession } from "../../src/query/hooks.ts";

export interface DevicesPageProps extends Omit<DevicesProviderProps, "children" | "userId" | "queryClient"> {
  /** Default: "ada". */
  userId?: DevicesProviderProps["userId"];
  /** What stands around the provider. */
  around?: (provider: ReactNode) => ReactNode;
  /** What stands between the provider and its hooks. */
  within?: (hooks: ReactNode) => ReactNode;
}

export interface DevicesPage {
  /** What the last commit had. */
  result(): DevicesResult;
  success(): DevicesSuccess;
  /** The ids of all rows, or the status if there are none. */
  shown(): string;
  /** The same of every commit so far, each one once in a row. */
  frames: string[];
  /** What `useRevokeSession` returned in the last commit. */
  revoke(): ReturnType<typeof useRevokeSession>;
  /** Commits each of these, all before a hidden part of the page renders again. */
  change(...changes: Partial<DevicesPageProps>[]): void;
  /** The same, in a transition that React may never commit. */
  tryChange(props: Partial<DevicesPageProps>): void;
  unmount(): void;
}

/** A mounted page with `useDevices` and `useRevokeSession`, and a record of what each commit showed. */
export function openDevicesPage(
  first: DevicesPageProps,
  queryClient: QueryClient = new QueryClient(),
): DevicesPage {
  let result: DevicesResult = { status: "pending" };
  let revoke: ReturnType<typeof useRevokeSession> | undefined;
  let setProps: (props: DevicesPageProps) => void = () => {};
  let committed = first;
  const frames: string[] = [];

  function Hooks() {
    const devices = useDevices();
    const mutation = useRevokeSession();
    useLayoutEffect(() => {
      result = devices;
      revoke = mutation;
      if (frames.at(-1) !== shownIn(devices)) frames.push(shownIn(devices));
    });
    return null;
  }
  function Page() {
    const [props, set] = useState(first);
    setProps = set;
    const { around = bare, within = bare, ...given } = props;
    return around(
      <DevicesProvider userId="ada" timeZone="UTC" {...given}>
        {within(<Hooks />)}
      </DevicesProvider>,
    );
  }
  const { unmount } = render(
    <QueryClientProvider client={queryClient}>
      <Page />
    </QueryClientProvider>,
  );
  const success = (): DevicesSuccess => {
    if (result.status !== "success") throw new Error(`status is ${result.status}`);
    return result;
  };
  return {
    result: () => result,
    success,
    shown: () => shownIn(result),
    frames,
    revoke() {
      if (!revoke) throw new Error("nothing was committed");
      return revoke;
    },
    change(...changes) {
      act(() => {
        for (const props of changes) {
          committed = { ...committed, ...props };
          flushSync(() => setProps(committed));
        }
      });
    },
    tryChange: (props) => act(() => startTransition(() => setProps({ ...committed, ...props }))),
    unmount,
  };
}

/** The same, once the list is there. */
export async function loadDevicesPage(
  first: DevicesPageProps,
  queryClient?: QueryClient,
): Promise<DevicesPage> {
  const page = openDevicesPage(first, queryClient);
  await waitFor(() => expect(page.result().status).toBe("success"));
  return page;
}

const bare = (children: ReactNode) => children;

function shownIn(result: DevicesResult): string {
  if (result.status !== "success") return result.status;
  return [result.current, ...result.others].flatMap((row) => row?.id ?? []).join(" ");
}
