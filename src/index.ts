export { DeviceItem, type DeviceItemProps } from "./components/device-item.tsx";
export { DeviceList, type DeviceListProps } from "./components/device-list.tsx";
export { SignOutOthersButton, type SignOutOthersButtonProps } from "./components/sign-out-others-button.tsx";
export { YourDevices, type YourDevicesProps } from "./components/your-devices.tsx";
export type {
  Capability,
  DeviceType,
  EndedSessionsPage,
  ListOptions,
  NotRevocable,
  SessionDevice,
  SessionList,
  SessionLocation,
  SessionsAdapter,
  UserSession,
} from "./core/contract.ts";
export type { SignOutOutcome, SignOutResult } from "./core/guard.ts";
export type { ReauthHandler } from "./core/guard-step-up.ts";
export { SessionsError, type SessionsErrorCode, type SessionsErrorOptions } from "./core/sessions-error.ts";
export {
  type RevokeOtherSessionsOptions,
  revokeOtherSessionsOptions,
} from "./query/revoke-other-sessions-options.ts";
export { type RevokeSessionOptions, revokeSessionOptions } from "./query/revoke-session-options.ts";
export { sessionKeys, type UserId } from "./query/session-keys.ts";
export { type SessionsOptions, sessionsOptions } from "./query/sessions-options.ts";
export { SessionsProvider, type SessionsProviderProps } from "./query/sessions-provider.tsx";
export type { SessionsSource } from "./query/sessions-source.ts";
export { SignOutError } from "./query/sign-out-error.ts";
export { useRevokeOtherSessions } from "./query/use-revoke-other-sessions.ts";
export { useRevokeSession } from "./query/use-revoke-session.ts";
export { useSessions } from "./query/use-sessions.ts";
export type { Device, Moment } from "./view-model/device.ts";
export { DevicesProvider, type DevicesProviderProps } from "./view-model/devices-provider.tsx";
export type { DeviceRow, DeviceState, DevicesResult, DevicesSuccess } from "./view-model/devices-result.ts";
export type { AgeUnit, Labels } from "./view-model/labels.ts";
export { type ToDeviceOptions, toDevice } from "./view-model/to-device.ts";
export { type UseDevicesOptions, useDevices } from "./view-model/use-devices.ts";
export { type ListedDevice, useListedDevices } from "./view-model/use-listed-devices.ts";
