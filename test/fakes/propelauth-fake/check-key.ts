import { FakeError } from "./fake-error.ts";
import type { FakeRules } from "./fake-rules.ts";

/** @throws {FakeError} where the integration key is missing, unknown or not allowed to run this command. */
export function checkKey(headers: Headers, command: string, rules: FakeRules): void {
  const authorization = headers.get("authorization");
  if (authorization === null) throw new FakeError("NoIntegrationKeyFoundInHeader", undefined, 401);
  if (!authorization.startsWith("Bearer ")) throw new FakeError("InvalidPrefix", "Expected Bearer", 401);
  if (authorization !== `Bearer ${rules.integrationKey}`)
    throw new FakeError("IntegrationKeyNotFound", undefined, 401);
  if (rules.allowedCommands && !rules.allowedCommands.includes(command))
    throw new FakeError("CommandNotAllowed", { command_name: command }, 403);
}
