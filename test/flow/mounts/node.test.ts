import { describeMount } from "./describe-mount.ts";

describeMount({
  name: "node:http",
  server: async () => (await import("../../packaging/recipes/node.ts")).server,
});
