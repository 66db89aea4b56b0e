import type { DeviceType } from "../contract.ts";

/** The program that speaks. */
export interface Client {
  browser?: string | undefined;
  browserVersion?: string | undefined;
  /** Only where the program alone decides it: a crawler, a command-line tool. */
  type?: DeviceType;
}
