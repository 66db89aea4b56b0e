"use client";

import { type Dispatch, type SetStateAction, useState } from "react";
import type { DeviceQuery } from "./device-query.ts";

/** The `query` of `useDevices`, held for as long as the component is mounted: `[query, setQuery]`, as `useState` has them. */
export function useDeviceQuery(
  initial: DeviceQuery = {},
): [query: DeviceQuery, setQuery: Dispatch<SetStateAction<DeviceQuery>>] {
  return useState(initial);
}
