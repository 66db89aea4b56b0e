"use client";

import { useEffect, useState } from "react";
import type { SessionsError } from "../core/errors.ts";
import { withoutUndefined } from "../core/fields.ts";
import type { Guard } from "../core/guard/guard.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import { guardOf } from "../query/guards.ts";
import { useSessionsSource } from "../query/sessions-provider.tsx";
import type { DeviceRow, DevicesResult } from "./device.ts";
import type { Receipt, Step } from "./receipt.ts";
import { useEnvironment } from "./use-environment.ts";
import {
  beginFlow,
  type Flow,
  following,
  lookAt,
  receiptOf,
  settled,
  stageOf,
  type ThisWasntMeStage,
  withResults,
} from "./wasnt-me-flow.ts";

/** What "This wasn't me" goes by. */
export interface ThisWasntMeOptions {
  /** What `useDevices` returned. */
  devices: DevicesResult;
  /** What the host wants the person to do afterwards, in this order. */
  steps: readonly Step[];
}

/** A step of the host, with what the person did about it. */
export interface ThisWasntMeStep extends Step {
  done: boolean;
  /** The person has done it. */
  complete: () => void;
}

/** How far "This wasn't me" is, and what can be done next. */
export interface ThisWasntMe {
  stage: ThisWasntMeStage;
  /**
   * Does what the stage is about: signs the device out, signs all others out, ends the steps. It goes on to the next stage
   * if a list confirmed it. Absent = it runs, it is impossible now, or there is nothing left to do. Never rejects.
   */
  next?: () => Promise<void>;
  /** Goes on to the next stage without it. Absent for the device, and for the receipt. */
  skip?: () => void;
  /** The host's steps. */
  steps: ThisWasntMeStep[];
  /** Why the last try of this stage was refused, or is not confirmed. `receipt.results` says more, with `signOutText`. */
  error?: SessionsError;
  /** What was done so far, from the first result on. */
  receipt?: Receipt;
}

interface Flows {
  /** Whose devices they are. */
  guard: Guard | undefined;
  /** The device that was handed in last, which may have left the list since. */
  last: DeviceRow | undefined;
  /** Each that has begun, by session id. */
  begun: ReadonlyMap<string, Flow>;
}

/**
 * Leads a person who does not recognize a device: signs it out, offers to sign all others out, goes through the host's steps,
 * and ends in a receipt. A stage with nothing to do is passed over. Whoever leaves half-way has lost nothing: what was
 * done stays done, and for as long as the component is mounted, the same device goes on at the same stage.
 *
 * @param device the row of the device. Once its row has left the list, `undefined` stands for the same device.
 */
export function useThisWasntMe(
  device: DeviceRow | undefined,
  { devices, steps }: ThisWasntMeOptions,
): ThisWasntMe {
  const guard = guardOf(useSessionsSource());
  const { now } = useEnvironment();
  const [held, setHeld] = useState<Flows>({ guard, last: device, begun: new Map() });
  let { last, begun } = held;
  if (held.guard !== guard || (device && device.id !== last?.id)) {
    if (held.guard !== guard) begun = new Map();
    last = device;
    setHeld({ guard, last, begun });
  }

  const success = devices.status === "success" ? devices : undefined;
  const row = device ?? last;
  const flow = row && begun.get(row.id);
  const stage = stageOf(flow, success, steps);
  // What was passed over does not come back.
  if (flow && flow.stage !== stage) {
    begun = new Map([...begun, [flow.device.id, { ...flow, stage, error: undefined }]]);
    setHeld({ guard, last, begun });
  }

  useEffect(
    () =>
      guard?.subscribe(() => {
        const seen = lookAt(guard);
        setHeld((before) => {
          const changed = [...before.begun].flatMap(([id, one]) => {
            const after = settled(one, seen);
            return after === one ? [] : [[id, after] as const];
          });
          const isSame = changed.length === 0 || before.guard !== guard;
          return isSame ? before : { ...before, begun: new Map([...before.begun, ...changed]) };
        });
      }),
    [guard],
  );

  const update = (change: (before: Flow) => Flow) => {
    if (!row) return;
    setHeld((before) => {
      if (before.guard !== guard) return before;
      const after = change(before.begun.get(row.id) ?? beginFlow(row));
      return { ...before, begun: new Map([...before.begun, [row.id, after]]) };
    });
  };
  const goOn = () => {
    update((before) =>
      before.stage === stage ? { ...before, stage: following[stage], error: undefined } : before,
    );
  };
  const run = async (signOut: () => Promise<SignOutResult[]>) => {
    update((before) => ({ ...before, isRunning: true, error: undefined }));
    const told = await signOut();
    const seen = guard && lookAt(guard);
    if (seen) update((before) => withResults(before, told, stage, seen));
  };
  const nextOf = (): ThisWasntMe["next"] => {
    if (!row || flow?.isRunning) return undefined;
    const { signOutMany, signOutOthers, areOthersSigningOut } = success ?? {};
    switch (stage) {
      case "device": {
        const listed = device ?? success?.find(row.id);
        // Once the row has left, the guard tells whether the device is gone.
        const canSignOut = !listed || listed.signOut;
        return signOutMany && canSignOut && (() => run(() => signOutMany([row.id])));
      }
      case "others":
        return signOutOthers && !areOthersSigningOut ? () => run(signOutOthers) : undefined;
      case "steps":
        return async () => goOn();
      case "receipt":
        return undefined;
    }
  };

  return withoutUndefined({
    stage,
    next: nextOf(),
    skip: stage === "others" || stage === "steps" ? goOn : undefined,
    steps: steps.map((step) => ({
      ...step,
      done: flow?.done.has(step.key) ?? false,
      complete() {
        update((before) => ({ ...before, done: new Set([...before.done, step.key]) }));
      },
    })),
    error: flow?.error,
    receipt: flow && flow.results.length > 0 ? receiptOf(flow, steps, now) : undefined,
  });
}
