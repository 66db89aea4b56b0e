import { createAuthClient } from "better-auth/client";

export interface ScriptedAuthClient {
  authClient: ReturnType<typeof createAuthClient>;
  /** "POST /revoke-session", in the order in which they were sent. */
  sent: string[];
  requests: Request[];
  /** The signal that the client gave to fetch, for each request. */
  signals: (AbortSignal | null | undefined)[];
}

/**
 * Better Auth's real client, without a server: for each endpoint the script has a body, a Response, or a function of the
 * request that returns one of them. So a test can have at will what a real server does only in odd moments.
 */
export function scriptedAuthClient(
  script: Record<string, unknown>,
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
    const scripted = script[endpoint];
    const result: unknown = await (typeof scripted === "function" ? scripted(request) : scripted);
    return result instanceof Response ? result : Response.json(result);
  };
  const authClient = createAuthClient({
    baseURL: "https://app.example.test",
    fetchOptions: { customFetchImpl, ...fetchOptions },
  });
  return { authClient, sent, requests, signals };
}
