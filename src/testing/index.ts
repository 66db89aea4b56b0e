export { createFixtures, type FixtureOptions } from "./create-fixtures.ts";
export { type Fault, faultyAdapter } from "./faulty-adapter.ts";
