import type { SessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { GuardSnapshot } from "../core/guard/guard-snapshot.ts";
import { sessionOf } from "../core/list-rules.ts";
import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import { SignOutError } from "../query/query-options.ts";
import type { Device, DeviceRow, DevicesSuccess } from "./device.ts";
import type { Receipt, Step } from "./receipt.ts";

/** What "This wasn't me" is about now, in this order. */
export type ThisWasntMeStage = "device" | "others" | "steps" | "receipt";

/** What was done so far about one device. */
export interface Flow {
  stage: ThisWasntMeStage;
  /** A sign-out of this stage is under way. */
  isRunning: boolean;
  device: Device;
  /** The newest of each session, the device's own first. */
  results: readonly SignOutResult[];
  /** Why the last try of this stage is not confirmed. */
  error: SessionsError | undefined;
  /** In milliseconds since 1970 by the server's clock, like the next one. */
  at: number;
  /** 0 = nothing goes on working. */
  worksUntil: number;
  /** By how many milliseconds the server's clock is ahead of this device's. */
  ahead: number;
  /** The keys of the steps that the person has done. */
  done: ReadonlySet<string>;
}

export const following: Readonly<Record<ThisWasntMeStage, ThisWasntMeStage>> = {
  device: "others",
  others: "steps",
  steps: "receipt",
  receipt: "receipt",
};

export function beginFlow(row: DeviceRow & { note?: string }): Flow {
  const { distinctName, distinction, state, error, failedAt, signOut, check, note, ...kept } = row;
  const { rename, pendingName, ...data } = kept;
  // Whatever else a row gets must be taken away, too: a receipt has nothing that runs.
  const device: Device & Partial<Record<Exclude<keyof DeviceRow, keyof Device>, never>> = data;
  return {
    stage: "device",
    isRunning: false,
    device,
    results: [],
    error: undefined,
    at: 0,
    worksUntil: 0,
    ahead: 0,
    done: new Set(),
  };
}

/** The stage of a flow, without those that have nothing to do. A list that can't tell passes nothing over. */
export function stageOf(
  flow: Flow | undefined,
  devices: DevicesSuccess | undefined,
  steps: readonly Step[],
): ThisWasntMeStage {
  let stage = flow?.stage ?? "device";
  if (stage === "others" && !flow?.isRunning && devices?.current && !devices.signOutOthers) stage = "steps";
  if (stage === "steps" && steps.length === 0) stage = "receipt";
  return stage;
}

/** What a guard knows, and when it was looked at, in milliseconds since 1970 by this device's clock. */
interface Seen extends GuardSnapshot {
  now: number;
}

export function lookAt(guard: Guard): Seen {
  return { ...guard.snapshot(), now: Date.now() };
}

/**
 * The flow after sign-outs. It goes on to the next stage only if a list has confirmed all that were asked for.
 *
 * @param stage the one in which they were asked for.
 */
export function withResults(
  flow: Flow,
  told: readonly SignOutResult[],
  stage: ThisWasntMeStage,
  { now, list, receivedAt = now, error: listError }: Seen,
): Flow {
  const listedAt = Date.parse(list?.serverTime ?? "") || receivedAt;
  const ahead = listedAt - receivedAt;
  const results = [...flow.results.filter((one) => !told.some(({ id }) => id === one.id)), ...told];
  results.sort((one, other) => Number(other.id === flow.device.id) - Number(one.id === flow.device.id));
  const own = told.find(({ id }) => id === flow.device.id);
  const lag = told.some(isGone) ? (list?.revocationLagSeconds ?? 0) * 1000 : 0;
  const after: Flow = {
    ...flow,
    isRunning: false,
    results,
    ahead,
    at: own ? (isGone(own) ? listedAt : now + ahead) : flow.at,
    worksUntil: lag ? listedAt + lag : flow.worksUntil,
  };
  // Who went on meanwhile is not called back.
  if (flow.stage !== stage || (stage !== "device" && stage !== "others")) return after;
  if (results.every(isGone)) return { ...after, stage: following[stage], error: undefined };
  const error = results.find((one) => one.error)?.error ?? listError ?? new SignOutError(results);
  return { ...after, error };
}

/** The flow after a list that has told what became of a session whose outcome was not known, or after another try. */
export function settled(flow: Flow, seen: Seen): Flow {
  const { list, lastResults, pendingSignOuts } = seen;
  const told = flow.results.flatMap((result): SignOutResult[] => {
    const { id, outcome, error: _, ...rest } = result;
    if (isGone(result)) return [];
    const later = lastResults.find((one) => one.id === id);
    if (later && isGone(later)) return [withoutUndefined({ ...rest, id, outcome: later.outcome })];
    // Other sign-outs have begun since, and the guard has told nobody.
    const isTold = list && !list.truncated && id !== undefined && !sessionOf(list, id);
    return outcome === "unknown" && isTold && !pendingSignOuts.has(id)
      ? [{ ...rest, id, outcome: "revoked" }]
      : [];
  });
  if (told.length === 0) return flow;
  return { ...withResults(flow, told, flow.stage, seen), isRunning: flow.isRunning };
}

/** @param now milliseconds since 1970 by this device's clock. */
export function receiptOf(flow: Flow, steps: readonly Step[], now: number): Receipt {
  const { at, device, results, worksUntil, ahead, done } = flow;
  return withoutUndefined({
    at: new Date(at).toISOString(),
    device,
    results: [...results],
    worksUntil: worksUntil > now + ahead ? new Date(worksUntil).toISOString() : undefined,
    steps: steps.map(({ key, title }) => ({ key, title, done: done.has(key) })),
  });
}
