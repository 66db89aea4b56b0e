export type { ShownDetail } from "./components/device-dialog.tsx";
export { DeviceItem, type DeviceItemProps } from "./components/device-item.tsx";
export { DeviceList, type DeviceListProps } from "./components/device-list.tsx";
export { EndedDevices, type EndedDevicesProps } from "./components/ended-devices.tsx";
export { SignOutOthersButton, type SignOutOthersButtonProps } from "./components/sign-out-others-button.tsx";
export {
  SignOutOthersPrompt,
  type SignOutOthersPromptProps,
} from "./components/sign-out-others-prompt.tsx";
export { YourDevices, type YourDevicesProps } from "./components/your-devices.tsx";
export type {
  Capability,
  DeviceType,
  EndedSessionsPage,
  EndedSessionsPageInput,
  ListOptions,
  NetworkChange,
  NotRevocable,
  SessionDevice,
  SessionLimit,
  SessionList,
  SessionListInput,
  SessionLocation,
  SessionNetwork,
  SessionsAdapter,
  UserSession,
  UserSessionInput,
} from "./contract.ts";
export { SessionsError, type SessionsErrorCode, type SessionsErrorOptions } from "./core/errors.ts";
export type { RenameResult } from "./core/guard/renames.ts";
export type { ReauthHandler } from "./core/guard/step-up.ts";
export type { SignOutOutcome, SignOutResult } from "./core/sign-out-result.ts";
export { type DeviceDetail, detailsOf } from "./devices/details-of.ts";
export type {
  Device,
  DeviceRow,
  DeviceState,
  DevicesResult,
  DevicesSuccess,
  LastSignOuts,
  Moment,
  NamedDevice,
  PlaceParts,
} from "./devices/device.ts";
export type { DeviceQuery, DeviceSort } from "./devices/device-query.ts";
export { DevicesProvider, type DevicesProviderProps, useLabels } from "./devices/devices-provider.tsx";
export type {
  HistoryLabels,
  PromptLabels,
  RenameLabels,
  SelectionLabels,
  WasntMeLabels,
} from "./devices/feature-labels.ts";
export type { AgeUnit, DetailKey, Labels } from "./devices/labels.ts";
export type { NumberWriter } from "./devices/number-writer.ts";
export { type Receipt, receiptText, type Step } from "./devices/receipt.ts";
export { nameProblem, renameText } from "./devices/rename-text.ts";
export { signOutText } from "./devices/sign-out-text.ts";
export { type ToDeviceOptions, toDevice } from "./devices/to-device.ts";
export {
  type EndedDevice,
  type EndedDeviceOptions,
  endedDetailsOf,
  toEndedDevice,
} from "./devices/to-ended-device.ts";
export { useDeviceQuery } from "./devices/use-device-query.ts";
export { type DeviceSelection, useDeviceSelection } from "./devices/use-device-selection.ts";
export { type UseDevicesOptions, useDevices } from "./devices/use-devices.ts";
export {
  type EndedDevicesResult,
  type UseEndedDevicesOptions,
  useEndedDevices,
} from "./devices/use-ended-devices.ts";
export {
  useHistoryLabels,
  usePromptLabels,
  useRenameLabels,
  useSelectionLabels,
  useWasntMeLabels,
} from "./devices/use-feature-labels.ts";
export { type ListedDevice, useListedDevices } from "./devices/use-listed-devices.ts";
export { type Notice, useNotices } from "./devices/use-notices.ts";
export { type SignOutOthersAfter, useSignOutOthersAfter } from "./devices/use-sign-out-others-after.ts";
export {
  type ThisWasntMe,
  type ThisWasntMeOptions,
  type ThisWasntMeStep,
  useThisWasntMe,
} from "./devices/use-this-wasnt-me.ts";
export type { ThisWasntMeStage } from "./devices/wasnt-me-flow.ts";
export { useRenameSession, useRevokeOtherSessions, useRevokeSession, useSessions } from "./query/hooks.ts";
export {
  RenameError,
  type RenameSessionOptions,
  type RenameVariables,
  type RevokeOtherSessionsOptions,
  type RevokeSessionOptions,
  renameSessionOptions,
  revokeOtherSessionsOptions,
  revokeSessionOptions,
  type SessionsOptions,
  SignOutError,
  sessionsOptions,
} from "./query/query-options.ts";
export { SessionsProvider, type SessionsProviderProps } from "./query/sessions-provider.tsx";
export type { SessionsSource } from "./query/source.ts";
export { sessionKeys, type UserId } from "./query/source.ts";
