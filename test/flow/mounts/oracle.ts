import type { Cell } from "./cell.ts";

const jsonTypes = ["application/json", "application/json; charset=utf-8", "APPLICATION/JSON"];

/** The status that the cross-site algorithm requires, written from its text and not from the code. */
export function oracle({ method, site, origin, type, custom, cookie }: Cell): number {
  const whenAllowed = method === "GET" ? 200 : 204;
  if (method !== "GET" && method !== "POST") return 405;
  if (site !== undefined && site !== "same-origin") return 403;
  if (method === "POST") {
    if (site === undefined && origin !== "https://app.example") return 403;
    if (type === undefined || !jsonTypes.includes(type)) return 415;
    if (custom !== "1") return 403;
  }
  return cookie === undefined ? 401 : whenAllowed;
}
