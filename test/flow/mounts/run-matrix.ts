import { sessionStore } from "../../packaging/recipes/session-store.ts";
import type { Cell } from "./cell.ts";
import { oracle } from "./oracle.ts";
import { seedStore } from "./seed-store.ts";
import type { Send, Sent } from "./sent.ts";
import { wrongHeadersOf } from "./wrong-headers-of.ts";

export interface MatrixResult {
  asked: number;
  /** How many requests really revoked a session. */
  ended: number;
  wronglyAllowed: object[];
  wronglyRefused: object[];
  /** Cells whose response differs from the algorithm's, or has wrong headers. */
  otherwiseWrong: object[];
  /** The sessions that are left, without those that were added for the matrix to revoke. */
  truth: string[];
}

const lanes = Array.from({ length: 16 }, (_, index) => `lane${index}`);

/** Sends every cell. After each of them it checks if the session is still alive. */
export async function runMatrix(send: Send, cells: readonly Cell[]): Promise<MatrixResult> {
  seedStore(lanes);
  const result: MatrixResult = {
    asked: 0,
    ended: 0,
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
        const hasEnded = !sessionStore.has(id);
        sessionStore.set(id, row);
        result.asked += 1;
        if (hasEnded) result.ended += 1;
        const wrongHeaders = wrongHeadersOf(got);
        const seen = { ...cell, status, expected, hasEnded, wrongHeaders };
        if (expected >= 300 && (status < 300 || hasEnded)) result.wronglyAllowed.push(seen);
        else if (expected < 300 && (status >= 300 || hasEnded !== (expected === 204)))
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
    // The handler must never trust these headers.
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
