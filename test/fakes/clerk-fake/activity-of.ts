export { activityOf } from "../clerk/json.ts";
