import type { ReactElement } from "react";
import type { Device } from "../devices/device.ts";
import { isolatesParts } from "../devices/isolate.ts";
import type { Labels } from "../devices/labels.ts";

/**
 * A name or a place. One that somebody else wrote whole has a `<bdi>`, so that a right-to-left text can't turn the words
 * around it. One that was put together isolates its parts and is read in the direction of the page.
 */
export function Told({ text, className }: { text: string; className?: string }): ReactElement {
  const Tag = isolatesParts(text) ? "span" : "bdi";
  return <Tag className={className}>{text}</Tag>;
}

/** What a device's drawing says; undefined if the name beside it says so. */
export function iconLabel({ type, name }: Device, labels: Labels): string | undefined {
  return type === "unknown" && name === labels.unknownDevice ? undefined : labels[`type:${type}`];
}
