import { describeMount } from "./mounts/describe-mount.ts";

describeMount({
  name: "node:http",
  server: async () => (await import("./recipes/node.ts")).server,
});
