import { type MouseEvent, type ReactNode, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { type Backend, BackendSwitch } from "./backends.tsx";

interface FrameProps {
  /** undefined = not known yet. */
  user: { name: string; email: string } | undefined;
  backend: Backend;
  children: ReactNode;
}

/** The frame around every page: the bar on top and the navigation. */
export function Frame({ user, backend, children }: FrameProps) {
  return (
    <>
      <header className="bar spread">
        <Wordmark />
        {user && (
          <section className="who spread" aria-label="Signed in as">
            <span>
              {user.name}
              <small>{user.email}</small>
            </span>
            <span className="avatar" aria-hidden="true">
              {user.name.slice(0, 1)}
            </span>
          </section>
        )}
      </header>
      <div className="columns">
        <nav aria-label="Account">
          <NavLink href="/account">Security</NavLink>
          <NavLink href="/custom">Custom interface</NavLink>
        </nav>
        <main>{children}</main>
        <footer>
          <BackendSwitch backend={backend} />
          <ThemeSwitch />
        </footer>
      </div>
    </>
  );
}

export function Wordmark() {
  return (
    <span className="wordmark spread">
      <svg viewBox="0 0 24 24" width="22" fill="none" strokeWidth="2.4" aria-hidden="true">
        <path d="M2 9c3.3-3.4 6.7-3.4 10 0s6.7 3.4 10 0" strokeLinecap="round" />
        <path d="M2 16c3.3-3.4 6.7-3.4 10 0s6.7 3.4 10 0" strokeLinecap="round" />
      </svg>
      Tidewater
    </span>
  );
}

const subscribe = (changed: () => void): (() => void) => {
  addEventListener("popstate", changed);
  return () => removeEventListener("popstate", changed);
};

/** The path of the page that is shown. Every path without a page shows the account page. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => (location.pathname === "/custom" ? "/custom" : "/account"));
}

/**
 * The parameter `device` of the address, as a mail about a new sign-in would link to its details: `/account?device=<id>`. The
 * id is the session's opaque one, never a token. The other function writes it, without a step back in the history.
 */
export function useDeviceInAddress(): [id: string | null, show: (id: string | undefined) => void] {
  const id = useSyncExternalStore(subscribe, () => new URLSearchParams(location.search).get("device"));
  return [id, showDevice];
}

function showDevice(id: string | undefined): void {
  const address = new URL(location.href);
  if (id) address.searchParams.set("device", id);
  else address.searchParams.delete("device");
  history.replaceState(null, "", address);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** True if a link in this window opened the page; false if the page was loaded. */
let isByLink = false;

function NavLink({ href, children }: { href: string; children: ReactNode }) {
  const current = usePath() === href;
  const open = (event: MouseEvent): void => {
    // The browser itself opens other tabs and windows.
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

function goTo(path: string): void {
  isByLink = true;
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** The heading of a page. It takes the focus after a link, so that a screen reader announces the page. */
export function PageHeading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${children} · Tidewater`;
    if (isByLink) heading.current?.focus();
  }, [children]);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}

/** The themes by their `color-scheme`; the first one follows the machine. */
const themes = { "light dark": "System", light: "Light", dark: "Dark" };

const storedTheme = (): string => localStorage.getItem("color-scheme") ?? "light dark";

/** Shows the theme that was chosen in this browser. */
export function showTheme(): void {
  document.documentElement.style.colorScheme = storedTheme();
}

function ThemeSwitch() {
  const [chosen, setChosen] = useState(storedTheme);
  const choose = (theme: string): void => {
    localStorage.setItem("color-scheme", theme);
    showTheme();
    setChosen(theme);
  };
  return (
    <fieldset className="switch" aria-label="Theme">
      {Object.entries(themes).map(([theme, text]) => (
        <label key={theme}>
          <input type="radio" name="theme" checked={chosen === theme} onChange={() => choose(theme)} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}
