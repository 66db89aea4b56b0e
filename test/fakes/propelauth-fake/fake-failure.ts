/** What goes wrong from now on. */
export type FakeFailure = {
  /** Which commands it is about; undefined = all. */
  commands?: readonly string[];
} & (
  | { kind: "status"; status: number; body: unknown; contentType?: string }
  /** Nothing is ever answered. */
  | { kind: "hang" }
  /** The connection breaks, before the command took effect or after. */
  | { kind: "network"; when: "before" | "after" }
);
