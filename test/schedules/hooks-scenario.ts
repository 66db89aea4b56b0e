import fc from "fast-check";
import { version } from "react";
import { type HooksStep, hooksSteps } from "./hooks-command.ts";
import { type Hostility, hostilities } from "./hostility.ts";
import { type Scenario, scenarios } from "./scenario.ts";

/** Everything that fast-check chooses for one schedule of a mounted page. */
export interface HooksScenario {
  backend: Scenario;
  /** Lists say whose they are. */
  hasSubject: boolean;
  /** Lists say when they were made. */
  hasServerTime: boolean;
  /** The backend's first word to a request that revokes. */
  firstWord: (typeof stops)[number] | undefined;
  /** More sessions than are revoked side by side. */
  hasMany: boolean;
  /** The person does not answer when asked to confirm who they are. */
  neverAnswers: boolean;
  hostility: Hostility;
  isStrict: boolean;
  steps: HooksStep[];
}

const silent = [undefined, undefined, undefined, undefined] as const;
const stops = ["reauth-required", "rate-limited", "unauthenticated"] as const;

/** What the backend of a scenario does, all told. */
export function backendOf({ backend, firstWord, hasMany }: HooksScenario): Scenario {
  const { server, revokeFaults } = backend;
  return {
    ...backend,
    server: { ...server, others: server.others + (hasMany ? 4 : 0) },
    revokeFaults: firstWord ? [{ when: "before", code: firstWord }, ...revokeFaults] : revokeFaults,
  };
}

/** @param hasActivity React 18 has none. */
export const hooksScenarios = (hasActivity: boolean): fc.Arbitrary<HooksScenario> =>
  fc.record({
    backend: scenarios,
    hasSubject: fc.boolean(),
    hasServerTime: fc.boolean(),
    firstWord: fc.constantFrom(...silent, ...silent, "reauth-required", "reauth-required", ...stops),
    hasMany: fc.integer({ min: 0, max: 4 }).map((number) => number === 4),
    neverAnswers: fc.integer({ min: 0, max: 9 }).map((number) => number === 9),
    hostility: hostilities,
    isStrict: fc.boolean(),
    steps: hooksSteps(hasActivity),
  });

/** React 18 with TanStack Query 5.0.0. */
export const isOld: boolean = version.startsWith("18.");

/** TanStack Query 5.0.0 calls a host's cache in a way that lets nobody catch what that throws. */
export function forPeers<S extends { hostility: Hostility }>(scenario: S): S {
  if (!isOld) return scenario;
  return { ...scenario, hostility: { ...scenario.hostility, hasExplodingCache: false } };
}
