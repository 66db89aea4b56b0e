import type { SessionsError } from "../../../src/index.ts";

const texts: Partial<Record<SessionsError["code"], string>> = {
  network: "The server can’t be reached.",
  timeout: "The server did not answer in time.",
  "rate-limited": "That was too often. Wait a little.",
  "reauth-required": "Confirm that it’s you first.",
};

/** An error in the words of this page. */
export function errorText(error: SessionsError): string {
  return texts[error.code] ?? "Something went wrong on the server.";
}
