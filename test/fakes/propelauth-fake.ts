import { checkKey } from "./propelauth-fake/check-key.ts";
import { commands } from "./propelauth-fake/commands.ts";
import { type CreateCommand, createSession } from "./propelauth-fake/create-session.ts";
import { FakeError } from "./propelauth-fake/fake-error.ts";
import type { FakeFailure } from "./propelauth-fake/fake-failure.ts";
import type { FakeRules } from "./propelauth-fake/fake-rules.ts";
import type { FakeSession } from "./propelauth-fake/fake-session.ts";
import type { FakeState } from "./propelauth-fake/fake-state.ts";

export type { FakeFailure, FakeRules, FakeSession };

interface FakeRequest {
  command: string;
  data: Record<string, unknown>;
}

export interface PropelAuthFake extends FakeState {
  /** Answers `POST …/run-command`. Rejects where the connection is to break. */
  handle(request: Request): Promise<Response>;
  /** What was asked, in order. */
  requests: FakeRequest[];
  failure: FakeFailure | undefined;
  /** Signs somebody in, past the wire. */
  signIn(command: CreateCommand): FakeSession;
}

/** The sidecar of PropelAuth BYO, as far as its client's types and its documents tell what it does with sessions. */
export function createPropelAuthFake(rules: Partial<FakeRules> = {}): PropelAuthFake {
  const answer = async (request: Request): Promise<Response> => {
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
    const done = run(request, command, data);
    if (fails) throw new Error("The connection breaks.");
    return done;
  };

  const run = ({ headers }: Request, command: string, data: FakeRequest["data"]): Response => {
    try {
      checkKey(headers, command, fake.rules);
      const work = commands.get(command);
      if (!work) throw new FakeError("UnexpectedError", `unknown variant ${command}`);
      return Response.json(work(fake, data));
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
        ? answer(request)
        : new Response("Not Found", { status: 404 });
    },
    signIn: (command) => createSession(fake, command),
  };
  return fake;
}
