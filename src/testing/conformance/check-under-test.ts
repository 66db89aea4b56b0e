import type { AdapterScenario } from "../../core/adapter-declaration.ts";
import { isFields } from "../../core/is-fields.ts";
import type { AdapterUnderTest } from "./adapter-setup.ts";
import { scenarios } from "./scenarios.ts";

const isText = (value: unknown): value is string => typeof value === "string" && value.length > 0;
const isCount = (value: unknown) =>
  isFields(value) && Number.isInteger(value.reads) && Number.isInteger(value.acts);

/**
 * Holds the setup to what it promises, so that no test passes because there was nothing to test.
 *
 * @throws {TypeError} naming what is wrong with the setup.
 */
export async function checkUnderTest(scenario: AdapterScenario, under: AdapterUnderTest): Promise<void> {
  const wrong = (what: string) => new TypeError(`The setup of ${scenario}: ${what}.`);
  const { adapter, truth, credentials, foreignId, requests } = under;
  if (typeof adapter?.listSessions !== "function") throw wrong("`adapter` has no listSessions");
  if (typeof truth !== "function") throw wrong("`truth` is no function");
  if (requests !== undefined && !isCount(under.requests?.()))
    throw wrong("`requests` gives no { reads, acts }, two whole numbers");
  if (!Array.isArray(credentials) || !credentials.every((one) => isText(one) && one.length >= 8))
    throw wrong(
      "`credentials` needs texts of 8 characters or more, since shorter ones are found by accident",
    );
  const alive = await under.truth();
  if (!Array.isArray(alive) || !alive.every(isText) || new Set(alive).size !== alive.length)
    throw wrong("`truth` does not give distinct ids");
  if (foreignId !== undefined && !alive.includes(foreignId))
    throw wrong("`foreignId` is not alive: `truth` lacks it");
  const own = alive.filter((id) => id !== foreignId).length;
  if (own !== (scenarios[scenario] ?? own))
    throw wrong(`it needs ${scenarios[scenario]} sessions of the user, and \`truth\` has ${own}`);
}
