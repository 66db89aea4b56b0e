export type { AdapterDeclaration, AdapterScenario, SupportedPackage } from "../core/adapter-declaration.ts";
export type { AdapterSetup, AdapterUnderTest } from "./conformance/adapter-setup.ts";
export { type AdapterSuite, describeAdapter } from "./describe-adapter.ts";
export { type Fault, faultyAdapter } from "./faulty-adapter.ts";
export { createFixtures, type FixtureOptions } from "./fixtures.ts";
