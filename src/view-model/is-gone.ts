export { isGone } from "../core/is-gone.ts";
