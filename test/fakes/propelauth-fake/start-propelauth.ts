export { startPropelAuth } from "../propelauth/start-propelauth.ts";
