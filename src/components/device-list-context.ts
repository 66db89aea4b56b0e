"use client";

import { createContext } from "react";
import type { DeviceRow } from "../view-model/devices-result.ts";

type SignOutResult = Awaited<ReturnType<NonNullable<DeviceRow["signOut"]>>>;

/** What a person does to a row: is asked about it, thinks better of it, or gets to know what became of it. */
export type RowEvent = "asked" | "cancelled" | "confirmed" | SignOutResult;

/** How a row tells its list what is worth saying once the row itself is gone. */
export const DeviceListContext: React.Context<(device: DeviceRow, event: RowEvent) => void> = createContext(
  (_device: DeviceRow, _event: RowEvent): void => {},
);
DeviceListContext.displayName = "YourDevicesList";
