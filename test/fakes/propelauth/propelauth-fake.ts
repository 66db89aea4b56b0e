import { checkKey, commands } from "./commands.ts";
import {
  FakeError,
  type FakeFailure,
  type FakeRequest,
  type FakeRules,
  type FakeSession,
  type PropelAuthFake,
} from "./data.ts";
import { createSession } from "./sessions.ts";

export type { FakeFailure, FakeRules, FakeSession, PropelAuthFake };

/** A fake of the PropelAuth BYO sidecar: its commands for sessions, after its client's types and its documents. */
export function createPropelAuthFake(rules: Partial<FakeRules> = {}): PropelAuthFake {
  const respond = async (request: Request): Promise<Response> => {
    const { command, data }: FakeRequest = JSON.parse(await request.text());
    fake.requests.push({ command, data });
    const { failure } = fake;
    const fails = failure && (failure.commands?.includes(command) ?? true) ? failure : undefined;
    if (fails?.kind === "hang") return new Promise<Response>(() => {});
    if (fails?.kind === "network" && fails.when === "before") throw new Error("The connection breaks.");
    if (fails?.kind === "status") {
      const { status, body, contentType = "application/json" } = fails;
      const text = typeof body === "string" ? body : JSON.stringify(body);
      return new Response(status === 204 ? null : text, {
        status,
        headers: { "content-type": contentType },
      });
    }
    const response = run(request, command, data);
    if (fails) throw new Error("The connection breaks.");
    return response;
  };

  const run = ({ headers }: Request, command: string, data: FakeRequest["data"]): Response => {
    try {
      checkKey(headers, command, fake.rules);
      const perform = commands.get(command);
      if (!perform) throw new FakeError("UnexpectedError", `unknown variant ${command}`);
      return Response.json(perform(fake, data));
    } catch (error) {
      if (!(error instanceof FakeError)) throw error;
      return Response.json(error.body, { status: error.status });
    }
  };

  const fake: PropelAuthFake = {
    rules: {
      integrationKey: "integration-key-of-the-fake",
      timeUnit: "seconds",
      sessionLifetimeSeconds: 14 * 24 * 3600,
      checksUserId: true,
      ...rules,
    },
    sessions: [],
    requests: [],
    failure: undefined,
    handle: async (request) => {
      const isRun = new URL(request.url).pathname.endsWith("/run-command");
      return isRun && request.method === "POST"
        ? respond(request)
        : new Response("Not Found", { status: 404 });
    },
    signIn: (command) => createSession(fake, command),
  };
  return fake;
}
