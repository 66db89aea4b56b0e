import { betterAuth } from "better-auth";
import { expect, test } from "vitest";
import { declaration, serverDeclaration } from "../../../src/adapters/better-auth/declaration.ts";
import { bare } from "./running-server.ts";

test("this run's Better Auth is one that the adapters say they are tested with", async () => {
  const { version } = await betterAuth(bare).$context;
  const [oldest, newest] = serverDeclaration.supports?.[0]?.tested ?? [];
  expect(version).toBe(process.env.BETTER_AUTH === "newest" ? newest : oldest);
  expect(declaration.supports).toEqual(serverDeclaration.supports);
});
