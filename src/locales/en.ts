export { english as en } from "../devices/english.ts";
