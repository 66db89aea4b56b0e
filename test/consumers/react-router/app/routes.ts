import { type RouteConfig, route } from "@react-router/dev/routes";

export default [
  route("account", "routes/account.tsx"),
  route("direct", "routes/direct.tsx"),
  route("api/devices/*", "routes/api.devices.ts"),
] satisfies RouteConfig;
