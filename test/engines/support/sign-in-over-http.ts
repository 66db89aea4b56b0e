import type { Person } from "../../e2e/support/test.ts";
import type { TestDevice } from "../../e2e/support/user-agents.ts";

/** A device that is signed in without a browser. */
export interface HttpDevice {
  /** The opaque id of its session. */
  id: string;
  /** Asks the server with the cookie of the sign-in. */
  isSignedIn(): Promise<boolean>;
  /** The names that the person gave to their devices, as this one's list has them. */
  givenNames(): Promise<string[]>;
}

/** Signs in as another device would. */
export async function signInOverHttp(
  origin: string,
  { email, password }: Pick<Person, "email" | "password">,
  { userAgent, address }: TestDevice,
): Promise<HttpDevice> {
  const headers = { origin, "user-agent": userAgent, "x-forwarded-for": address };
  const response = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: JSON.stringify({ email, password }),
  });
  if (!response.ok) throw new Error(`The sign-in was refused with ${response.status}.`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const ask = async (path: string) =>
    (await fetch(`${origin}${path}`, { headers: { ...headers, cookie, "x-your-devices": "1" } })).json();
  const session = () => ask("/api/auth/get-session");
  const { id } = (await session()).session;
  return {
    id,
    isSignedIn: async () => (await session()) !== null,
    async givenNames() {
      const { sessions }: { sessions: { name?: string }[] } = await ask("/api/devices");
      return sessions.flatMap(({ name }) => name ?? []);
    },
  };
}
