export { parseUserAgent } from "../core/user-agent.ts";
