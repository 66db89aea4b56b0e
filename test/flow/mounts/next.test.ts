import { expect, it } from "vitest";
import { describeMount } from "./describe-mount.ts";
import { nextServer } from "./next-server.ts";

const route = () => import("../../packaging/recipes/app/api/devices/[[...path]]/route.ts");

describeMount({
  name: "a route module of Next",
  server: async () => nextServer(await route()),
  resolvesDots: true,
  takesAbsoluteForm: true,
});

it("exports every method that Next knows, so that none is answered without the handler", async () => {
  expect(Object.keys(await route()).sort()).toEqual([
    "DELETE",
    "GET",
    "HEAD",
    "OPTIONS",
    "PATCH",
    "POST",
    "PUT",
  ]);
});
