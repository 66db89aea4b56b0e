import { readText } from "../../core/read-text.ts";
import { SessionsError } from "../../core/sessions-error.ts";

/**
 * The JSON of a 200.
 *
 * @throws {SessionsError} `bad-response` where there is none: another status, another content type, a broken text.
 */
export async function readJson(response: Response, what: string): Promise<unknown> {
  const type = response.headers.get("content-type") ?? "no content type";
  const isJson = response.status === 200 && /^application\/json\s*(;|$)/i.test(type);
  const text = isJson ? await readText(response) : "";
  try {
    return JSON.parse(text);
  } catch {
    throw new SessionsError(
      "bad-response",
      `${what} was answered with ${response.status}, ${type}, and no JSON. Is baseUrl right?`,
    );
  }
}
