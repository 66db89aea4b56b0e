import { randomBytes } from "node:crypto";

/** A session token. With what a cookie has to encode, and what a split at "=" loses: nobody has promised base64url. */
export function createToken(): string {
  return `st_+/${randomBytes(25).toString("base64")}`;
}
