import fc from "fast-check";

/** What people, other machines and time do. `nth` picks among the ids that ever existed. */
export type Command =
  | { do: "list" | "others" | "rotate" | "sign-in-elsewhere" | "end-own" | "deadline" | "host-write" }
  | { do: "revoke" | "double-click" | "become-current" | "revoke-elsewhere"; nth: number }
  | { do: "many"; nths: number[] };

/** A command, and how far the world moves on before the next one. */
export interface Step {
  command: Command;
  /** How many scheduled steps (a request arrives, a reply arrives) happen. */
  deliveries: number;
  /** How many microtasks run after each of them; the next command may come between two. */
  microtasks: number | "all";
}

const nth = fc.nat({ max: 7 });
const plain = (
  name: "list" | "others" | "rotate" | "sign-in-elsewhere" | "end-own" | "deadline" | "host-write",
) => fc.constant<Command>({ do: name });
const withNth = (name: "revoke" | "double-click" | "become-current" | "revoke-elsewhere") =>
  nth.map((number): Command => ({ do: name, nth: number }));

const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 4, arbitrary: plain("list") },
  { weight: 6, arbitrary: withNth("revoke") },
  { weight: 2, arbitrary: withNth("double-click") },
  {
    weight: 2,
    arbitrary: fc.array(nth, { minLength: 1, maxLength: 6 }).map((nths): Command => ({ do: "many", nths })),
  },
  { weight: 2, arbitrary: plain("others") },
  { weight: 1, arbitrary: plain("rotate") },
  { weight: 2, arbitrary: withNth("become-current") },
  { weight: 2, arbitrary: withNth("revoke-elsewhere") },
  { weight: 1, arbitrary: plain("sign-in-elsewhere") },
  { weight: 1, arbitrary: plain("end-own") },
  { weight: 2, arbitrary: plain("deadline") },
  { weight: 1, arbitrary: plain("host-write") },
);

export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    command,
    deliveries: fc.nat({ max: 3 }),
    microtasks: fc.constantFrom<number | "all">("all", "all", "all", 0, 1, 2, 3, 5, 8, 13),
  }),
  { minLength: 2, maxLength: 7 },
);
