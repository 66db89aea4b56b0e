import { type Fields, isFields } from "../../core/is-fields.ts";
import { Problem } from "./problem.ts";
import { readText } from "./read-text.ts";

/**
 * The members of the body; none where it is empty.
 *
 * @throws {Problem} 400 where it is no JSON object, and what `readText` throws.
 */
export async function readJsonBody(request: Request, signal: AbortSignal): Promise<Fields> {
  const text = await readText(request, signal);
  const value: unknown = text === "" ? {} : parse(text);
  if (!isFields(value)) throw notAnObject();
  return value;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw notAnObject();
  }
}

function notAnObject(): Problem {
  return new Problem(400, "The body must be a JSON object.");
}
