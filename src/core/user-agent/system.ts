import type { DeviceType } from "../contract.ts";

/** What the program runs on. */
export interface System {
  os?: string | undefined;
  osVersion?: string | undefined;
  model?: string | undefined;
  /** Only where the system alone decides it: an iPhone, a Mac. */
  type?: DeviceType;
}
