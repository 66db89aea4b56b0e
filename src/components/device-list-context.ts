"use client";

import { createContext } from "react";
import type { ListedDevice } from "../view-model/use-listed-devices.ts";

type SignOutResult = Awaited<ReturnType<NonNullable<ListedDevice["signOut"]>>>;

/** A person is asked about a row, has answered, or gets to know what became of it. */
export type RowEvent = "asked" | "answered" | SignOutResult;

/** How a row tells its list what is worth saying once the row itself is gone. */
export const DeviceListContext: React.Context<(device: ListedDevice, event: RowEvent) => void> =
  createContext((_device: ListedDevice, _event: RowEvent): void => {});
DeviceListContext.displayName = "YourDevicesList";
