import { version } from "react";
import { version as domVersion } from "react-dom";
import { expect, test } from "vitest";

test("react and react-dom are of one version", () => {
  expect(domVersion).toBe(version);
});
