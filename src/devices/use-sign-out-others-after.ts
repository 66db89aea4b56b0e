"use client";

import { useRef, useState } from "react";
import type { Guard } from "../core/guard/guard.ts";
import type { SignOutResult } from "../core/sign-out-result.ts";
import { guardOf } from "../query/guards.ts";
import { useBrowserLayoutEffect, useSessionsSource } from "../query/sessions-provider.tsx";
import { createDeviceIndex } from "./device-index.ts";
import { useDevicesContext } from "./devices-provider.tsx";
import { distinctNames } from "./distinct-names.ts";
import { formatNumber } from "./format.ts";
import { revokeOthers, withDevices } from "./use-device-actions.ts";
import type { KnownNames } from "./use-names.ts";

/** A form of the host that can sign all other devices out once it was saved. */
export interface SignOutOthersAfter {
  /** Whether all others will be signed out. True at first. */
  checked: boolean;
  setChecked: (checked: boolean) => void;
  /**
   * Saves, then signs all others out if that is checked. The results name the devices; if nothing could be sent, one result
   * without `id` says why. Empty = it was not checked, there is no other device, or nobody is signed in. A second `submit`
   * while one runs is the same one.
   *
   * @throws what `save` throws: then nothing is signed out.
   */
  submit: () => Promise<SignOutResult[]>;
  /** `submit` runs. */
  isSubmitting: boolean;
  /** What the last `submit` resolved with. Absent = it was not checked, `save` failed, or there was none yet. */
  results?: SignOutResult[];
}

/**
 * For a form that changes a password: saves it, makes a new list, since the current session may have a new id by then, and
 * signs out all others. Works anywhere inside a `DevicesProvider`, and asks for nothing before it is submitted.
 *
 * @param save the host's own change. It must not sign other devices out by itself.
 */
export function useSignOutOthersAfter(save: () => Promise<void>): SignOutOthersAfter {
  const source = useSessionsSource();
  const guard = guardOf(source);
  const { labels, locale } = useDevicesContext();
  const [checked, setChecked] = useState(true);
  const [held, setHeld] = useState<Submitted>({ guard, isSubmitting: false });
  const running = useRef<Running | undefined>(undefined);
  const ask = useRef(source.onReauthRequired);
  useBrowserLayoutEffect(() => {
    ask.current = source.onReauthRequired;
  });

  /** Of the devices as they were last listed: there may be no page that shows them. */
  const namesOf = (owner: Guard): KnownNames => {
    const sessions = owner.snapshot().lastResults.flatMap(({ session = [] }) => session);
    const index = createDeviceIndex({ labels, locale });
    const { names } = distinctNames(sessions, {
      index,
      signedInOn: () => undefined,
      listed: labels.listed,
      number: labels.number ?? ((value) => formatNumber(locale, value)),
    });
    return new Map(
      sessions.map((session) => {
        const { place } = index(session);
        const name = names.get(session.id)?.distinctName as string;
        return [session.id, { name, ...(place && { place }) }];
      }),
    );
  };

  const run = async (): Promise<SignOutResult[]> => {
    setHeld({ guard, isSubmitting: true });
    let results: SignOutResult[] | undefined;
    try {
      await save();
      if (!checked || !guard) return [];
      results = withDevices(await revokeOthers(guard, ask.current, true), namesOf(guard));
      return results;
    } finally {
      if (running.current?.guard === guard) running.current = undefined;
      setHeld((before) => (before.guard === guard ? { guard, isSubmitting: false, results } : before));
    }
  };
  const { isSubmitting = false, results } = held.guard === guard ? held : {};
  return {
    checked,
    setChecked,
    submit() {
      if (running.current?.guard !== guard || !running.current) running.current = { guard, told: run() };
      return running.current.told;
    },
    isSubmitting,
    ...(results && { results }),
  };
}

/** Whose it is: what became of a former user's devices concerns nobody else. */
interface Owned {
  guard: Guard | undefined;
}

interface Submitted extends Owned {
  isSubmitting: boolean;
  results?: SignOutResult[] | undefined;
}

interface Running extends Owned {
  told: Promise<SignOutResult[]>;
}
