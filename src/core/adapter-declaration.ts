/** The situations in which an adapter is proved; `describeAdapter` asks for one backend in each of them. */
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

/** What an adapter says of itself. The README's table is made of it, and the adapter's own tests hold it to it. */
export interface AdapterDeclaration {
  /** As people call it: "Better Auth, through its own client". */
  backend: string;
  /** "your-devices/adapters/better-auth" */
  importPath: string;
  /** The name of the function there. */
  factory: string;
  runsIn: "browser" | "server" | "browser and server";
  /** Each of these is "yes", or says how far it goes in a few words; "no" where there is no such method. */
  lists: string;
  revokes: string;
  revokesOthers: string;
  history: string;
  /** How long a revoked session may go on working, and where the adapter knows it from. */
  lag: string;
  /** Each scenario that this backend can't have, with the reason. */
  cannot: Readonly<Partial<Record<AdapterScenario, string>>>;
}
