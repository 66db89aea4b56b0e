import { Problem } from "./problem.ts";

/** The essence of one MIME type, its parameters whatever they are; a comma would be a second one. */
const json = /^application\/json[\t ]*(;[^,]*)?$/i;

/**
 * What no form and no link can send: a page of another origin would need a preflight, which is never answered.
 *
 * @throws {Problem} 415 without `application/json`, 403 without the header `X-Your-Devices: 1`.
 */
export function checkJsonRequest({ headers }: Request): void {
  if (!json.test(headers.get("content-type") ?? ""))
    throw new Problem(415, "The content type must be application/json.");
  if (headers.get("x-your-devices") !== "1")
    throw new Problem(403, "The header X-Your-Devices: 1 is missing.", { code: "forbidden" });
}
