import { useSyncExternalStore } from "react";
import { type Backend, type BackendName, backends } from "./backends.tsx";

const key = "backend";
const changed = new EventTarget();

const subscribe = (listener: () => void): (() => void) => {
  changed.addEventListener("change", listener);
  return () => changed.removeEventListener("change", listener);
};

function readName(): BackendName {
  const stored = localStorage.getItem(key) ?? "";
  return stored in backends ? (stored as BackendName) : "rest";
}

/** Remembers a backend and switches both pages to it. */
export function chooseBackend(name: BackendName): void {
  localStorage.setItem(key, name);
  changed.dispatchEvent(new Event("change"));
}

/** The backend that this browser was set to. */
export function useBackend(): Backend & { name: BackendName } {
  const name = useSyncExternalStore(subscribe, readName);
  return { name, ...backends[name] };
}
