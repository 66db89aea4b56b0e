// `useDevices` alone, over a backend that revokes only one by one. It does not wait for paint: there is none.
import { QueryClient } from "@tanstack/react-query";
import { createRoot } from "react-dom/client";
import type { SessionsAdapter } from "../../../src/contract.ts";
import { DevicesProvider, type DevicesResult, useDevices } from "../../../src/index.ts";
import { nextTask } from "./contender.ts";
import { rowsOf } from "./rows.ts";
import { sessionsResponse } from "./sessions-response.ts";

export interface OneByOne {
  /** Reads a list with so many others. */
  mount(count: number): Promise<void>;
  /** Signs all others out. */
  signOutOthers(): Promise<void>;
  /** How often the component that reads `useDevices` has rendered since it was last asked. */
  renders(): number;
}

declare global {
  interface Window {
    oneByOne: OneByOne;
  }
}

let devices: DevicesResult | undefined;
let rendered = 0;
let tellRendered = () => {};

function Reader(): null {
  devices = useDevices();
  rendered += 1;
  queueMicrotask(tellRendered);
  return null;
}

const until = (isDone: () => boolean) =>
  new Promise<void>((resolve) => {
    tellRendered = () => {
      if (isDone()) resolve();
    };
    tellRendered();
  });

let count = 0;

window.oneByOne = {
  async mount(size) {
    count = size;
    const { sessions } = sessionsResponse(rowsOf(size + 1));
    const revoked = new Set<string>();
    const adapter: SessionsAdapter = {
      name: "one-by-one",
      listSessions: async () => ({
        sessions: structuredClone(sessions.filter(({ id }) => !revoked.has(id))),
      }),
      // In a task of its own, as a network would.
      async revokeSession(id) {
        await nextTask();
        revoked.add(id);
      },
    };
    createRoot(document.createElement("div")).render(
      <DevicesProvider adapter={adapter} userId="ada" queryClient={new QueryClient()} timeZone="UTC">
        <Reader />
      </DevicesProvider>,
    );
    await until(() => devices?.status === "success");
  },
  async signOutOthers() {
    const results = devices?.status === "success" ? await devices.signOutOthers?.() : undefined;
    await until(() => devices?.status === "success" && devices.othersCount === 0);
    if (results?.length !== count || results.some(({ outcome }) => outcome !== "revoked"))
      throw new Error("The others were not all signed out.");
  },
  renders() {
    const seen = rendered;
    rendered = 0;
    return seen;
  },
};
