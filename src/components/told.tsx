import type { ReactElement, ReactNode } from "react";
import { isolatesParts } from "../devices/isolate.ts";

/**
 * A name or a place. One that somebody else wrote whole has a `<bdi>`, so that a right-to-left text can't turn the words
 * around it. One that was put together isolates its parts and is read in the direction of the page.
 */
export function Told({ text, className }: { text: string; className?: string }): ReactElement {
  const Tag = isolatesParts(text) ? "span" : "bdi";
  return <Tag className={className}>{text}</Tag>;
}

/** The same inside of an element that has nothing else. */
export function told(text: string): ReactNode {
  return isolatesParts(text) ? text : <bdi>{text}</bdi>;
}
