import { useEffect, useRef } from "react";
import { arrivedByLink } from "./use-path.ts";

/** The heading of a page. It takes the focus where a link led to it, so that a screen reader says where one is. */
export function PageHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Tidewater`;
    if (arrivedByLink()) heading.current?.focus();
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
