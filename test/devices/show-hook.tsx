import { QueryClient } from "@tanstack/react-query";
import { type RenderHookResult, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import type { SessionsAdapter } from "../../src/contract.ts";
import type { DeviceRow, DevicesResult, DevicesSuccess } from "../../src/devices/device.ts";
import { DevicesProvider, type DevicesProviderProps } from "../../src/devices/devices-provider.tsx";
import { type UseDevicesOptions, useDevices } from "../../src/devices/use-devices.ts";

interface Props extends Partial<Omit<DevicesProviderProps, "children">> {
  options?: UseDevicesOptions;
}

interface Shown<T> {
  devices: DevicesResult;
  hook: T;
}

/** A page of "ada" that uses `hook` with the devices that it shows, in StrictMode, once its list is there. */
export async function showHook<T>(
  adapter: SessionsAdapter,
  hook: (devices: DevicesResult) => T,
  initial: Props = {},
): Promise<{
  view: RenderHookResult<Shown<T>, Props>;
  change: (props: Props) => void;
  hook: () => T;
  success: () => DevicesSuccess;
  row: (id: string) => DeviceRow | undefined;
}> {
  const queryClient = new QueryClient();
  let props: Props = initial;
  const view = renderHook<Shown<T>, Props>(
    () => {
      const devices = useDevices(props.options);
      return { devices, hook: hook(devices) };
    },
    {
      wrapper: ({ children }) => {
        const { options: _, ...provider } = props;
        return (
          <StrictMode>
            <DevicesProvider
              adapter={adapter}
              userId="ada"
              queryClient={queryClient}
              timeZone="UTC"
              {...provider}
            >
              {children}
            </DevicesProvider>
          </StrictMode>
        );
      },
    },
  );
  const success = (): DevicesSuccess => {
    const { devices } = view.result.current;
    if (devices.status !== "success") throw new Error(`status is ${devices.status}`);
    return devices;
  };
  await waitFor(() => success());
  return {
    view,
    change(changed) {
      props = { ...props, ...changed };
      view.rerender();
    },
    hook: () => view.result.current.hook,
    success,
    row: (id) => success().others.find((row) => row.id === id),
  };
}
