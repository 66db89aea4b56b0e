import type { ReactNode } from "react";
import type { DevicesProviderProps } from "../../../src/index.ts";

/** What the package needs to know, for whichever page shows it. */
type Devices = Omit<DevicesProviderProps, "children">;

export interface SourceProps {
  /** The person who is signed in to this application through Better Auth. */
  account: Omit<Devices, "adapter">;
  /** The page, as soon as there is somebody to show it to. */
  children: (devices: Devices) => ReactNode;
}

/** Where a backend's sessions come from: the adapter and the person, and whatever has to be there before. */
export type Source = (props: SourceProps) => ReactNode;
