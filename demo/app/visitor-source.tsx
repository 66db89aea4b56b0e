import { useMutation, useQuery } from "@tanstack/react-query";
import { restAdapter } from "../../src/adapters/rest/browser.ts";
import { account } from "../shared.ts";
import type { SourceProps } from "./account.tsx";
import { Problem, ProblemCard } from "./controls.tsx";

/** Who is logged in, as the path `protected` says it. */
interface Visitor {
  userId: string;
  /** Of the hand-written sign-in. */
  name?: string;
  /** Of PropelAuth. */
  metadata?: { name?: string };
}

interface VisitorTexts {
  /** While nobody knows yet. */
  asking: string;
  /** Once the server has let the request in. */
  loggedIn: (visitor: Visitor) => string;
}

/**
 * The source for a backend with a log-in of its own: log in, a protected page with the devices, log out.
 *
 * @param path the start of its paths: `login`, `logout`, `protected` and `devices`.
 */
export function visitorSource(path: string, texts: VisitorTexts): (props: SourceProps) => React.ReactNode {
  const adapter = restAdapter({ baseUrl: `${path}/devices` });

  /** Rejects with the server's reason, or with a sentence about the failed request. */
  async function ask(name: string, body?: object) {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${path}/${name}`, body && init).catch(() => {
      throw new Error("The demo’s server can’t be reached.");
    });
    if (response.ok) return response.json();
    const { message } = Object(await response.json().catch(() => null));
    const { status } = response;
    throw new Error(message ?? `The demo’s server answered with status ${status}.`, { cause: status });
  }

  /** Resolves with null if nobody is logged in. */
  function readVisitor(): Promise<Visitor | null> {
    return ask("protected").catch((error: Error) => {
      if (error.cause === 401) return null;
      throw error;
    });
  }

  function send(name: "login" | "logout"): Promise<unknown> {
    const { email, password } = account;
    return ask(name, name === "login" ? { email, password } : {});
  }

  return function VisitorSource({ children }) {
    const visit = useQuery({ queryKey: [path], queryFn: readVisitor, retry: false });
    const { data: visitor, refetch } = visit;
    const sent = useMutation({ mutationFn: send, onSettled: () => refetch() });
    const problem = (sent.error ?? visit.error)?.message;
    if (visitor === undefined)
      return problem ? (
        <ProblemCard role="alert" text={problem} label="Try again" onClick={() => refetch()} />
      ) : (
        <p className="lead">{texts.asking}</p>
      );
    return (
      <>
        <section className="card aside spread before" aria-labelledby="protected">
          <div>
            <h2 id="protected">Protected page</h2>
            <p role="status">
              {visitor ? texts.loggedIn(visitor) : "You are logged out, so this page has nothing to show."}
            </p>
            <Problem>{problem}</Problem>
          </div>
          <button
            type="button"
            className={visitor ? undefined : "primary"}
            onClick={() => sent.mutate(visitor ? "logout" : "login")}
          >
            {visitor ? "Log out" : "Log in"}
          </button>
        </section>
        {visitor &&
          children({
            adapter,
            userId: visitor.userId,
            onSignOut: () => sent.mutateAsync("logout"),
            onSignedOut: () => void refetch(),
          })}
      </>
    );
  };
}
