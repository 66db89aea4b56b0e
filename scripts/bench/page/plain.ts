// Plain rows over a backend that hands over user agents, as most do and as the peers read them. Each is parsed once.
import UAParser from "ua-parser-js";
import type { SessionDevice } from "../../../src/contract.ts";
import { presentPlainRows } from "./plain-rows.tsx";
import { sessionsResponse } from "./sessions-response.ts";

const parsed = new Map<string, Partial<SessionDevice>>();

presentPlainRows(
  (rows) => {
    const list = sessionsResponse(rows);
    return {
      ...list,
      sessions: list.sessions.map(({ device: _, ...session }, index) => ({
        ...session,
        userAgent: rows[index]?.userAgent ?? "",
      })),
    };
  },
  ({ userAgent = "" }) => {
    let device = parsed.get(userAgent);
    if (!device) {
      const { browser, os, device: kind } = new UAParser(userAgent).getResult();
      device = {
        type: kind.type === "mobile" ? "mobile" : "desktop",
        ...(browser.name && { browser: browser.name }),
        ...(os.name && { os: os.name }),
      };
      parsed.set(userAgent, device);
    }
    return device;
  },
);
