import { useCallback, useEffect, useMemo, useState } from "react";
import { restAdapter } from "../../../src/adapters/rest.ts";
import { account } from "../../shared.ts";
import type { SourceProps } from "./source.ts";

const adapter = restAdapter({ baseUrl: "/propelauth/devices" });
const post = (path: string, body?: object): Promise<Response> =>
  fetch(`/propelauth/${path}`, {
    method: "POST",
    ...(body && { headers: { "content-type": "application/json" }, body: JSON.stringify(body) }),
  });

interface Visitor {
  userId: string;
  metadata?: { name?: string };
}

/** What the server says of it, or what became of the request. */
async function problemOf(answer: Response | undefined): Promise<string> {
  if (!answer) return "The demo’s server can’t be reached.";
  const { message } = Object(await answer.json().catch(() => null));
  return typeof message === "string" ? message : `The demo’s server answered with status ${answer.status}.`;
}

/** The quick start of PropelAuth BYO: log in, a protected page with one's devices, log out. */
export default function PropelAuthSource({ children }: SourceProps) {
  /** undefined = not known yet, null = nobody. */
  const [visitor, setVisitor] = useState<Visitor | null>();
  const [problem, setProblem] = useState("");
  const refresh = useCallback(async () => {
    const answer = await fetch("/propelauth/protected").catch(() => undefined);
    if (answer?.ok) setVisitor(await answer.json());
    else if (answer?.status === 401) setVisitor(null);
    else return setProblem(await problemOf(answer));
    setProblem("");
  }, []);
  useEffect(() => void refresh(), [refresh]);

  const send = useCallback(
    async (path: string, body?: object): Promise<void> => {
      const answer = await post(path, body).catch(() => undefined);
      const refused = answer?.ok ? "" : await problemOf(answer);
      await refresh();
      if (refused) setProblem(refused);
    },
    [refresh],
  );
  const userId = visitor === undefined ? undefined : (visitor?.userId ?? null);
  const devices = useMemo(
    () => ({
      adapter,
      userId,
      onSignOut: () => send("logout"),
      onSignedOut: () => void refresh(),
    }),
    [userId, send, refresh],
  );
  if (visitor === undefined && problem)
    return (
      <div className="card device-problem">
        <p role="alert">{problem}</p>
        <button type="button" onClick={refresh}>
          Try again
        </button>
      </div>
    );
  if (visitor === undefined) return <p className="lead">Asking PropelAuth who you are…</p>;
  return (
    <>
      <section className="card aside before" aria-labelledby="protected">
        <div>
          <h2 id="protected">Protected page</h2>
          <p role="status">
            {visitor
              ? `You are ${visitor.metadata?.name ?? visitor.userId}: PropelAuth has validated this request.`
              : "You are logged out, so this page has nothing to show."}
          </p>
          {problem && (
            <p className="note problem" role="alert">
              {problem}
            </p>
          )}
        </div>
        {visitor ? (
          <button type="button" onClick={() => send("logout")}>
            Log out
          </button>
        ) : (
          <button
            type="button"
            className="primary"
            onClick={() => send("login", { email: account.email, password: account.password })}
          >
            Log in
          </button>
        )}
      </section>
      {visitor && children(devices)}
    </>
  );
}
