import { expect, it } from "vitest";
import { inEach } from "../../../src/testing/conformance/conformance-test.ts";

it("makes one test for each scenario, with the same name and body", () => {
  const run = async () => {};
  expect(inEach(["many", "hang"], "has a name", run)).toEqual([
    { scenario: "many", name: "has a name", run },
    { scenario: "hang", name: "has a name", run },
  ]);
});
