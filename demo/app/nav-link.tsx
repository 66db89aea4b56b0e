import type { MouseEvent, ReactNode } from "react";
import { goTo, usePath } from "./use-path.ts";

export function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const current = usePath() === href;
  const open = (event: MouseEvent): void => {
    // Another tab or window is the browser's business.
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (!current) goTo(href);
  };
  return (
    <a href={href} onClick={open} aria-current={current ? "page" : undefined}>
      {children}
    </a>
  );
}
