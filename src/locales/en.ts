export { english as en } from "../view-model/english.ts";
