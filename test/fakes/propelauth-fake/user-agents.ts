export { userAgents } from "../propelauth/three-devices.ts";
