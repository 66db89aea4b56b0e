import fc from "fast-check";
import type { AccountUser } from "./account.ts";
import type { Concealment } from "./hooks-page.tsx";

/** How a page can stop being seen. */
type Absence = "unmount" | Concealment;

/** What people, the host's code, other tabs, other machines and time do to a page. */
export type HooksCommand =
  | { do: "sign-out" | "double-click" | "former-sign-out" | "mutate" | "mutate-others"; nth: number }
  | { do: "others" | "retry" | "confirm" }
  | { do: "invalidate" | "focus" | "clear" | "remove" | "cancel" | "reset" | "collect" | "page-show" }
  | { do: "unmount" | "leave" | "show" | "toggle-second" | "offline" | "online" | "deadline" }
  | { do: "new-adapter" | "rename" }
  /** A transition starts that React never commits: the same user with another adapter and handler, or another user. */
  | { do: "try-to-show"; isOther: boolean }
  /** A second provider comes, has this user for a moment, and goes. */
  | { do: "flicker-beside"; user: AccountUser }
  | { do: "conceal"; how: Concealment }
  /** Somebody else signs in (or nobody is signed in) while the page is away; it may be told so meanwhile. */
  | { do: "be-away"; how: Absence; cookie: "ada" | "bob" | null; users: AccountUser[] }
  /** The page is seen again, and the cookie is its user's or still the one of whoever came. */
  | { do: "come-back"; isOwnCookie: boolean }
  | { do: "cookie"; cookie: "ada" | "bob" | null }
  | { do: "switch"; user: AccountUser; isRenamed: boolean }
  /** A list comes past the guard: an older one or what the server has now, as it is or with broken rows. */
  | { do: "foreign"; how: "write" | "hydrate"; isOld: boolean; ageSeconds: number; isBroken: boolean }
  | { do: "empty-write" }
  /** Another tab of this browser signs a session out and writes its list into this tab's cache, perhaps late. */
  | { do: "other-tab"; nth: number; isLate: boolean }
  | { do: "time"; seconds: number }
  | { do: "rotate" | "sign-in-elsewhere" | "end-own" }
  | { do: "become-current" | "revoke-elsewhere"; nth: number };

export interface HooksStep {
  command: HooksCommand;
  /** How many scheduled steps (a request arrives, a reply arrives) happen. */
  deliveries: number;
  /** How many microtasks run after each of them; `all` = until nothing moves without a delivery. */
  microtasks: number | "all";
}

type Named<T extends HooksCommand["do"]> = T;
type Plain = Named<
  | "others"
  | "retry"
  | "confirm"
  | "invalidate"
  | "focus"
  | "clear"
  | "remove"
  | "cancel"
  | "reset"
  | "collect"
  | "page-show"
  | "unmount"
  | "leave"
  | "show"
  | "toggle-second"
  | "offline"
  | "online"
  | "deadline"
  | "new-adapter"
  | "rename"
  | "empty-write"
  | "rotate"
  | "sign-in-elsewhere"
  | "end-own"
>;
type WithNth = Named<
  | "sign-out"
  | "double-click"
  | "former-sign-out"
  | "mutate"
  | "mutate-others"
  | "become-current"
  | "revoke-elsewhere"
>;

const plain = (...names: Plain[]) => fc.constantFrom(...names.map((name) => ({ do: name }) as HooksCommand));
const withNth = (...names: WithNth[]) =>
  fc
    .tuple(fc.constantFrom(...names), fc.nat({ max: 7 }))
    .map(([name, nth]) => ({ do: name, nth }) as HooksCommand);

const user = fc.constantFrom("ada" as const, "bob" as const, null, undefined);
const cookie = fc.constantFrom("ada" as const, "bob" as const, "bob" as const, null);
const suspension = ["suspended-above", "suspended-below"] as const;
const hidden = ["hidden-above", "hidden-below"] as const;

function commands(concealments: readonly Concealment[]): fc.Arbitrary<HooksCommand> {
  const how = fc.constantFrom(...concealments);
  return fc.oneof(
    {
      weight: 12,
      arbitrary: withNth(
        "sign-out",
        "sign-out",
        "double-click",
        "former-sign-out",
        "mutate",
        "mutate-others",
      ),
    },
    { weight: 8, arbitrary: plain("others", "others", "others", "retry", "confirm") },
    {
      weight: 8,
      arbitrary: plain("invalidate", "focus", "clear", "remove", "cancel", "reset", "collect", "page-show"),
    },
    {
      weight: 6,
      arbitrary: plain("unmount", "leave", "show", "show", "toggle-second", "offline", "online", "deadline"),
    },
    { weight: 3, arbitrary: plain("new-adapter", "rename") },
    {
      weight: 1,
      arbitrary: fc.boolean().map((isOther): HooksCommand => ({ do: "try-to-show", isOther })),
    },
    { weight: 1, arbitrary: user.map((who): HooksCommand => ({ do: "flicker-beside", user: who })) },
    { weight: 2, arbitrary: how.map((concealment): HooksCommand => ({ do: "conceal", how: concealment })) },
    {
      weight: 5,
      arbitrary: fc
        .tuple(fc.constantFrom<Absence>("unmount", ...concealments), cookie, fc.array(user, { maxLength: 2 }))
        .map(([absence, who, users]): HooksCommand => ({ do: "be-away", how: absence, cookie: who, users })),
    },
    {
      weight: 4,
      arbitrary: fc
        .constantFrom(true, true, false)
        .map((isOwnCookie): HooksCommand => ({ do: "come-back", isOwnCookie })),
    },
    { weight: 1, arbitrary: cookie.map((who): HooksCommand => ({ do: "cookie", cookie: who })) },
    {
      weight: 2,
      arbitrary: fc
        .tuple(user, fc.boolean())
        .map(([who, isRenamed]): HooksCommand => ({ do: "switch", user: who, isRenamed })),
    },
    {
      weight: 5,
      arbitrary: fc
        .tuple(
          fc.constantFrom("write" as const, "hydrate" as const),
          fc.boolean(),
          fc.constantFrom(0, 0, 10, 600),
          fc.integer({ min: 0, max: 3 }),
        )
        .map(
          ([way, isOld, ageSeconds, broken]): HooksCommand => ({
            do: "foreign",
            how: way,
            isOld,
            ageSeconds,
            isBroken: broken === 3,
          }),
        ),
    },
    { weight: 1, arbitrary: plain("empty-write") },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.nat({ max: 7 }), fc.boolean())
        .map(([nth, isLate]): HooksCommand => ({ do: "other-tab", nth, isLate })),
    },
    {
      weight: 3,
      arbitrary: fc
        .constantFrom(10, 40, 600, 3600, 7200, -120, -300)
        .map((seconds): HooksCommand => ({ do: "time", seconds })),
    },
    { weight: 2, arbitrary: plain("rotate", "sign-in-elsewhere", "end-own") },
    { weight: 4, arbitrary: withNth("become-current", "revoke-elsewhere") },
  );
}

/** @param hasActivity React 18 has none. */
export function hooksSteps(hasActivity: boolean): fc.Arbitrary<HooksStep[]> {
  return fc.array(
    fc.record({
      command: commands(hasActivity ? [...suspension, ...hidden] : suspension),
      deliveries: fc.nat({ max: 3 }),
      microtasks: fc.constantFrom<number | "all">("all", "all", "all", 0, 1, 3, 8),
    }),
    { minLength: 2, maxLength: 8 },
  );
}
