import { QueryClient } from "@tanstack/react-query";
import { type RenderHookResult, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { expect } from "vitest";
import type { SessionsAdapter } from "../../src/contract.ts";
import type { DevicesResult, DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider } from "../../src/devices/devices-provider.tsx";
import { type UseDevicesOptions, useDevices } from "../../src/devices/use-devices.ts";

/** `useDevices` for "ada" under a provider, in StrictMode, once its list is there. */
export async function showDevices(
  adapter: SessionsAdapter,
  queryClient: QueryClient = new QueryClient(),
  options: UseDevicesOptions = {},
): Promise<
  RenderHookResult<DevicesResult, UseDevicesOptions> & {
    success: () => DevicesSuccess;
    renders: () => number;
  }
> {
  let renders = 0;
  const view = renderHook(
    (changed: UseDevicesOptions) => {
      renders += 1;
      return useDevices(changed);
    },
    {
      initialProps: options,
      wrapper: ({ children }) => (
        <StrictMode>
          <DevicesProvider adapter={adapter} userId="ada" queryClient={queryClient} timeZone="UTC">
            {children}
          </DevicesProvider>
        </StrictMode>
      ),
    },
  );
  const success = (): DevicesSuccess => {
    const { current } = view.result;
    if (current.status !== "success") throw new Error(`status is ${current.status}`);
    return current;
  };
  await waitFor(() => success());
  expect(success().status).toBe("success");
  return { ...view, success, renders: () => renders };
}
