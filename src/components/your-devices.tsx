import { type ForwardRefExoticComponent, forwardRef, type RefAttributes } from "react";
import { DevicesProvider, type DevicesProviderProps } from "../view-model/devices-provider.tsx";
import { DevicesSection, type DevicesSectionProps } from "./devices-section.tsx";

type OwnProvider = Omit<DevicesProviderProps, "children">;
type NoProvider = { [K in keyof OwnProvider]?: undefined };

/** The provider's props and those of the `<section>`. Leave out the provider's inside a `DevicesProvider`. */
export type YourDevicesProps = DevicesSectionProps & (OwnProvider | NoProvider);

/**
 * The devices on which a person is signed in, and the way to sign the others out: a `<section>` for an account page, in
 * every state. Its look is in `your-devices/styles.css`.
 */
export const YourDevices: ForwardRefExoticComponent<YourDevicesProps & RefAttributes<HTMLElement>> =
  forwardRef(function YourDevices(props, ref) {
    const {
      adapter,
      userId,
      queryClient,
      onReauthRequired,
      onSignOut,
      onSignedOut,
      labels,
      locale,
      timeZone,
      ...section
    } = props;
    const devices = <DevicesSection {...section} ref={ref} />;
    if (!adapter) return devices;
    const provider = { adapter, userId, queryClient, onReauthRequired, onSignOut, onSignedOut };
    return (
      <DevicesProvider {...provider} labels={labels} locale={locale} timeZone={timeZone}>
        {devices}
      </DevicesProvider>
    );
  });
