import { useSyncExternalStore } from "react";

const subscribe = (changed: () => void): (() => void) => {
  addEventListener("popstate", changed);
  return () => removeEventListener("popstate", changed);
};

/** The path of the page that is shown: every one that has no page of its own is the account page's. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => (location.pathname === "/custom" ? "/custom" : "/account"));
}

let linksFollowed = 0;

/** Shows another page without loading it. */
export function goTo(path: string): void {
  linksFollowed += 1;
  history.pushState(null, "", path);
  dispatchEvent(new PopStateEvent("popstate"));
}

/** Whether the page came by `goTo` and not by loading it. */
export function arrivedByLink(): boolean {
  return linksFollowed > 0;
}
