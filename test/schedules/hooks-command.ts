import fc from "fast-check";

/** What people, the host's code, other machines and time do to a mounted page. */
export type HooksCommand =
  | { do: "sign-out" | "double-click" | "former-sign-out" | "mutate" | "mutate-others"; nth: number }
  | { do: "others" | "retry" | "confirm" }
  | { do: "invalidate" | "focus" | "clear" | "remove" | "cancel" | "reset" | "host-write" }
  | {
      do: "unmount" | "leave" | "mount" | "toggle-second" | "new-adapter" | "offline" | "online" | "deadline";
    }
  | { do: "switch"; user: "ada" | "bob" | null | undefined }
  | { do: "rotate" | "sign-in-elsewhere" | "end-own" }
  | { do: "become-current" | "revoke-elsewhere"; nth: number };

export interface HooksStep {
  command: HooksCommand;
  /** How many scheduled steps (a request arrives, a reply arrives) happen. */
  deliveries: number;
  /** How many microtasks run after each of them; `all` = until nothing moves without a delivery. */
  microtasks: number | "all";
}

type Plain = Exclude<HooksCommand, { nth: number } | { user: unknown }>["do"];
type WithNth = Extract<HooksCommand, { nth: number }>["do"];

const plain = (...names: Plain[]) => fc.constantFrom(...names.map((name): HooksCommand => ({ do: name })));
const withNth = (...names: WithNth[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.nat({ max: 7 }))
    .map(([name, nth]): HooksCommand => ({ do: name, nth }));

const command: fc.Arbitrary<HooksCommand> = fc.oneof(
  {
    weight: 10,
    arbitrary: withNth("sign-out", "sign-out", "double-click", "former-sign-out", "mutate", "mutate-others"),
  },
  { weight: 6, arbitrary: plain("others", "others", "retry", "confirm") },
  { weight: 7, arbitrary: plain("invalidate", "focus", "clear", "remove", "cancel", "reset", "host-write") },
  {
    weight: 7,
    arbitrary: plain(
      "unmount",
      "leave",
      "mount",
      "toggle-second",
      "new-adapter",
      "offline",
      "online",
      "deadline",
    ),
  },
  {
    weight: 2,
    arbitrary: fc
      .constantFrom("ada" as const, "bob" as const, null, undefined)
      .map((user): HooksCommand => ({ do: "switch", user })),
  },
  { weight: 2, arbitrary: plain("rotate", "sign-in-elsewhere", "end-own") },
  { weight: 4, arbitrary: withNth("become-current", "revoke-elsewhere") },
);

export const hooksSteps: fc.Arbitrary<HooksStep[]> = fc.array(
  fc.record({
    command,
    deliveries: fc.nat({ max: 3 }),
    microtasks: fc.constantFrom<number | "all">("all", "all", "all", 0, 1, 3, 8),
  }),
  { minLength: 2, maxLength: 7 },
);
