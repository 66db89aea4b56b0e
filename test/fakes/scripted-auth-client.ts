import { createAuthClient } from "better-auth/client";

type Answer = unknown | ((request: Request) => unknown);

export interface ScriptedAuthClient {
  authClient: ReturnType<typeof createAuthClient>;
  /** "POST /revoke-session", in the order in which they were sent. */
  sent: string[];
  requests: Request[];
  /** What the client gave to fetch, for each request. */
  signals: (AbortSignal | null | undefined)[];
}

/**
 * Better Auth's real client over a wire that answers by the script: a body, a Response, or a function of the request,
 * for each endpoint. What a real server does only in odd moments can be had here at will.
 */
export function scriptedAuthClient(
  script: Record<string, Answer>,
  fetchOptions: object = {},
): ScriptedAuthClient {
  const sent: string[] = [];
  const requests: Request[] = [];
  const signals: ScriptedAuthClient["signals"] = [];
  const customFetchImpl: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    const endpoint = new URL(request.url).pathname.replace("/api/auth/", "");
    sent.push(`${request.method} /${endpoint}`);
    requests.push(request.clone());
    signals.push(init?.signal);
    const answer = script[endpoint];
    const result: unknown = await (typeof answer === "function" ? answer(request) : answer);
    return result instanceof Response ? result : Response.json(result);
  };
  const authClient = createAuthClient({
    baseURL: "https://app.example.test",
    fetchOptions: { customFetchImpl, ...fetchOptions },
  });
  return { authClient, sent, requests, signals };
}
