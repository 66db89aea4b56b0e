"use client";

import { type Context, createContext } from "react";
import type { DeviceRow } from "../devices/device.ts";
import type { DeviceDialogSlots, ShownDevice } from "./device-dialog.tsx";

/** Opens the details of a device, whose button gets the focus back. */
export type OpenDetails = (device: DeviceRow, button: HTMLElement | null | undefined) => void;

/** The owner of the dialog, as a history sees it. */
export interface DialogOwner {
  open: OpenDetails;
  /** The id of the device whose details are asked for although no list has it. */
  sought: string | undefined;
}

/** The devices on which the person was signed in, as the owner of the dialog sees them. */
export interface History {
  /** null = there is none of this id. Undefined = nobody knows yet. */
  find: (id: string) => ShownDevice | null | undefined;
  /** The owner comes, looks for another device, or goes (undefined). The same function at each render. */
  attend: (owner: DialogOwner | undefined) => void;
}

/** What a history has around it. */
export interface HistoryPlace extends Pick<DeviceDialogSlots, "icon"> {
  /** The history comes, changes, or goes (undefined). The same function at each render. */
  register: (history: History | undefined) => void;
  /** There is a list. Before that nobody knows whether there is a history. */
  isListed: boolean;
  /** The level of its heading in the page's outline. */
  level: number;
}

/** Absent = a history stands alone. */
export const HistoryContext: Context<HistoryPlace | undefined> = createContext<HistoryPlace | undefined>(
  undefined,
);
