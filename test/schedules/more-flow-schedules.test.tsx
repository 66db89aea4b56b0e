// @vitest-environment jsdom
import fc from "fast-check";
import { expect, test } from "vitest";
import { flowBudgets, flowProperty } from "./flow-property.ts";
import { quickenNotifications } from "./quicken-notifications.ts";

quickenNotifications();

test.each(flowBudgets(1))(
  "whatever the network, other tabs, other devices and the person do, the hooks of the whole page keep every promise",
  { timeout: 900_000 },
  async (budget) => {
    await fc.assert(flowProperty(), budget);
    expect(budget.numRuns).toBeGreaterThan(0);
  },
);
