import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import type { AdapterSetup, AdapterUnderTest } from "./adapter-setup.ts";
import { checkUnderTest } from "./check-under-test.ts";

/** Sets up, runs, and closes whatever happened. */
export async function withUnderTest<T>(
  scenario: AdapterScenario,
  setup: AdapterSetup,
  run: (under: AdapterUnderTest) => Promise<T>,
): Promise<T> {
  const under = await setup(scenario);
  if (typeof under?.close !== "function")
    throw new TypeError(`The setup of ${scenario}: it returns nothing that has a close().`);
  try {
    await checkUnderTest(scenario, under);
    return await run(under);
  } finally {
    await under.close();
  }
}
