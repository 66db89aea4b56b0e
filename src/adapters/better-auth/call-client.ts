import { isFields } from "../../core/is-fields.ts";
import type { BetterAuthClient, BetterAuthFetchOptions } from "./better-auth-client.ts";
import { clientError } from "./client-error.ts";

export interface CallOptions {
  /** Given by calls that read. What acts takes none: what was sent is not unsent. */
  signal?: AbortSignal;
  token?: string;
}

/**
 * The answer to one request through the application's client, in either of its styles: `{ data, error }`, or
 * `throw: true`. Reads go past both caches: the cookie cache outlives its session.
 *
 * @throws {SessionsError} whatever went wrong.
 */
export async function callClient(
  client: BetterAuthClient,
  method: keyof BetterAuthClient,
  { signal, token }: CallOptions = {},
): Promise<unknown> {
  let headers: Headers | undefined;
  const fetchOptions: BetterAuthFetchOptions = {
    // A client that retries by itself would storm a rate limit and outlive the deadline.
    retry: 0,
    // trap: better-auth-retry-after-header
    onResponse: ({ response }) => {
      headers = response.headers;
    },
    ...(signal && {
      signal,
      // trap: better-auth-cacheable-tokens
      cache: "no-store",
      // trap: better-auth-cookie-cache
      query: { disableCookieCache: true },
    }),
  };
  try {
    const options = { ...(token && { token }), fetchOptions };
    const answer = await client[method](options as typeof options & { token: string });
    const { data, error } = isFields(answer) && "error" in answer ? answer : { data: answer };
    // trap: better-auth-returned-error
    if (error) throw error;
    // Every act is answered so; a page that answers 200 to everything must not pass for one.
    if (!signal && !(isFields(data) && data.status === true)) throw { status: 200 };
    return data;
  } catch (failure) {
    throw clientError(method, failure, headers);
  }
}
