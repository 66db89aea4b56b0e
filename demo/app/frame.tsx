import type { ReactNode } from "react";
import { BackendSwitch } from "./backend-switch.tsx";
import { NavLink } from "./nav-link.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";
import { Wordmark } from "./wordmark.tsx";

interface FrameProps {
  /** undefined = not known yet. */
  user: { name: string; email: string } | undefined;
  children?: ReactNode;
}

/** What is around every page: the bar on top, the navigation, the page itself. */
export function Frame({ user, children }: FrameProps) {
  return (
    <div className="frame">
      <header className="bar">
        <Wordmark />
        {user && (
          <p className="who">
            <span className="visually-hidden">Signed in as </span>
            <span>
              {user.name}
              <small>{user.email}</small>
            </span>
            <span className="avatar" aria-hidden="true">
              {user.name.slice(0, 1)}
            </span>
          </p>
        )}
      </header>
      <div className="columns">
        <nav aria-label="Account">
          <NavLink href="/account">Security</NavLink>
          <NavLink href="/custom">Custom interface</NavLink>
        </nav>
        <main>{children}</main>
        <footer>
          <BackendSwitch />
          <ThemeSwitch />
        </footer>
      </div>
    </div>
  );
}
