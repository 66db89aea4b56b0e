import { account } from "./account.ts";
import type { DemoAuth } from "./auth.ts";
import { seededDevices } from "./devices.ts";
import { signInFrom } from "./sign-in-from.ts";

/** Makes the account unless it is there, and signs in those of its six devices that are not signed in any more. */
export async function seed(auth: DemoAuth, origin: string): Promise<void> {
  const { adapter, internalAdapter } = await auth.$context;
  if (!(await internalAdapter.findUserByEmail(account.email))) await auth.api.signUpEmail({ body: account });
  const found = await internalAdapter.findUserByEmail(account.email);
  if (!found) throw new Error(`The account ${account.email} could not be made.`);

  const alive = await adapter.findMany<{ userAgent: string | null }>({
    model: "session",
    where: [
      { field: "userId", value: found.user.id },
      { field: "expiresAt", operator: "gt", value: new Date() },
    ],
    limit: 10_000,
  });
  const signedIn = new Set(alive.map((session) => session.userAgent));
  for (const device of seededDevices) if (!signedIn.has(device.userAgent)) await signInFrom(origin, device);
}
