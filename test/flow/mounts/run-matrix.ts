import { sessionStore } from "../../packaging/recipes/session-store.ts";
import type { Cell } from "./cell.ts";
import { oracle } from "./oracle.ts";
import { seedStore } from "./seed-store.ts";
import type { Send, Sent } from "./sent.ts";
import { wrongHeadersOf } from "./wrong-headers-of.ts";

export interface MatrixResult {
  asked: number;
  /** How many requests really ended a session. */
  acted: number;
  wronglyAllowed: object[];
  wronglyRefused: object[];
  /** Any other answer than the algorithm's, or one with wrong headers. */
  otherwiseWrong: object[];
  /** Who is still signed in, apart from the sessions that were there to be ended. */
  truth: string[];
}

const lanes = Array.from({ length: 16 }, (_, index) => `lane${index}`);

/** Sends every cell and looks after each whether its session is still there. */
export async function runMatrix(send: Send, cells: readonly Cell[]): Promise<MatrixResult> {
  seedStore(lanes);
  const result: MatrixResult = {
    asked: 0,
    acted: 0,
    wronglyAllowed: [],
    wronglyRefused: [],
    otherwiseWrong: [],
    truth: [],
  };
  let next = 0;
  await Promise.all(
    lanes.map(async (lane) => {
      const id = `ann-${lane}`;
      const row = sessionStore.get(id);
      for (let cell = cells[next++]; cell && row; cell = cells[next++]) {
        const got = await send(toSent(cell, id));
        const { status } = got;
        const expected = oracle(cell);
        const hasActed = !sessionStore.has(id);
        sessionStore.set(id, row);
        result.asked += 1;
        if (hasActed) result.acted += 1;
        const wrongHeaders = wrongHeadersOf(got);
        const seen = { ...cell, status, expected, hasActed, wrongHeaders };
        if (expected >= 300 && (status < 300 || hasActed)) result.wronglyAllowed.push(seen);
        else if (expected < 300 && (status >= 300 || hasActed !== (expected === 204)))
          result.wronglyRefused.push(seen);
        else if (status !== expected || wrongHeaders.length > 0) result.otherwiseWrong.push(seen);
      }
    }),
  );
  result.truth = [...sessionStore.keys()].filter((id) => !id.includes("lane"));
  return result;
}

function toSent({ method, site, origin, type, custom, cookie }: Cell, id: string): Sent {
  const headers = {
    "sec-fetch-site": site,
    origin,
    "content-type": type,
    "x-your-devices": custom,
    cookie,
    // What must never be believed.
    host: "evil.example",
    "x-forwarded-host": "evil.example",
    referer: "https://app.example/account",
  };
  const present = Object.entries(headers).filter((entry) => entry[1] !== undefined);
  return {
    method,
    path: method === "GET" ? "/api/devices" : "/api/devices/revoke",
    headers: Object.fromEntries(present) as Sent["headers"],
    ...(method === "POST" || method === "PUT" || method === "DELETE" ? { body: JSON.stringify({ id }) } : {}),
  };
}
