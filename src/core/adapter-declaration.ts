/**
 * What an adapter says of itself. The README's table of adapters is made from it, and the adapter's own tests hold the
 * adapter to it.
 *
 * A comment in an adapter that ends with a trap's id tells an oddity of the vendor, which the code below it handles.
 * `npm run traps` takes that code out, or puts the expression after the id in its place. The test that is named after the id
 * must then fail.
 */
export interface AdapterDeclaration {
  /** As people call it: "Better Auth, through its own client". */
  backend: string;
  /** "your-devices/adapters/better-auth" */
  importPath: string;
  /** The function to import from there: "betterAuthAdapter". */
  factory: string;
  runsIn: "browser" | "server" | "browser and server";
  /** The vendor's packages that the application brings along. Absent = it needs none. */
  supports?: readonly SupportedPackage[];
  /** How it lists. Like `revokes`, `revokesOthers`, `renames` and `history`: "yes", or a few words on its limits; "no" = it has no such method. */
  lists: string;
  /** What its lists name as the person whose they are (`subject`). */
  subject: string;
  /** How it revokes one session. */
  revokes: string;
  /** How it revokes all others. */
  revokesOthers: string;
  /** How it gives a session a name. */
  renames: string;
  /** How it lists ended sessions. */
  history: string;
  /** How long a revoked session may go on working, and how the adapter knows. */
  lag: string;
  /** The scenarios that this backend can't have, each with the reason. */
  cannot: Readonly<Partial<Record<AdapterScenario, string>>>;
}

/** The versions of a vendor's package that an adapter supports. */
export interface SupportedPackage {
  /** In the npm registry: "better-auth". */
  name: string;
  /** The oldest version that is supported and the first that is not: ">=1.7.7 <1.8". */
  range: string;
  /** The exact versions that the adapter's tests run with, from the oldest on: "1.7.7", "1.7.25". */
  tested: readonly string[];
}

/** A situation in which `describeAdapter` tests an adapter, over a backend that is in it. */
export type AdapterScenario =
  | "two-others"
  | "only-current"
  | "many"
  | "current-unknown"
  | "expired-cookie"
  | "step-up"
  | "rate-limited"
  | "forbidden"
  | "conflict"
  | "server-error"
  | "html-instead-of-json"
  | "network-loss"
  | "hang"
  | "lost-answer";
