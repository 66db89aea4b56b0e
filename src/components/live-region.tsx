"use client";

import {
  type Context,
  createContext,
  type ReactElement,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useId,
  useReducer,
  useRef,
} from "react";

/**
 * Lets screen readers say `text`, and takes back what was said about the same before: two sentences about one device would
 * contradict each other. Without a text it only takes back.
 */
type Say = (about: string, text?: string) => void;

/** All other devices. What is said about them takes back what was said about any of them. */
export const aboutOthers = "device";
/** One device. */
export const aboutDevice = (id: string): string => `${aboutOthers} ${id}`;

const SayContext: Context<Say | undefined> = createContext<Say | undefined>(undefined);

/** How a component below a `LiveRegion` says something. */
export function useSay(): Say {
  return useContext(SayContext) ?? silent;
}

const silent: Say = () => {};

/** Takes back what was said before, runs and says what became of it; `running` once if that takes more than a second. */
export async function sayOutcome(
  say: Say,
  about: string,
  running: string,
  run: () => Promise<string>,
): Promise<void> {
  say(about);
  const timer = setTimeout(say, 1000, about, running);
  try {
    say(about, await run());
  } finally {
    clearTimeout(timer);
  }
}

export interface SaidProps {
  text: string;
  /** What is said instead after a try that changed nothing. */
  again?: string;
  /** Why it is so. Another one = it was tried again. */
  error?: unknown;
  /** Somebody tries to change it. Nothing is said meanwhile. */
  isTrying?: boolean;
}

/** Says `text` when it is mounted, when it changes and after each try; takes it back when it is unmounted. */
export function Said({ text, again = text, error, isTrying = false }: SaidProps): null {
  const say = useSay();
  const about = useId();
  /** Why it was so when it was said last. */
  const told = useRef<[unknown]>(undefined);
  useEffect(() => {
    say(about, isTrying ? undefined : told.current ? again : text);
    if (!isTrying) told.current = [error];
  }, [say, about, text, again, error, isTrying]);
  useEffect(
    () => () => {
      told.current = undefined;
      say(about);
    },
    [say, about],
  );
  return null;
}

interface Sentence {
  key: number;
  about: string;
  text: string;
}

interface Sentences {
  said: readonly Sentence[];
  /** How often something was said. Each sentence is an element of its own, so that one that comes again is heard again. */
  count: number;
}

function reduce({ said, count }: Sentences, [about, text]: Parameters<Say>): Sentences {
  const isTakenBack = (other: string) =>
    other === about || (about === aboutOthers && other.startsWith(aboutOthers));
  const kept = said.filter((sentence) => !isTakenBack(sentence.about));
  if (text) return { said: [...kept.slice(-2), { key: count, about, text }], count: count + 1 };
  return kept.length < said.length ? { said: kept, count } : { said, count };
}

/**
 * A polite live region for what is below it, empty at first: many screen readers miss what a region comes with. It has no
 * role, because of Orca, which drops a change of a region with `role="status"` less than 0.1 s after another change. Inside
 * of another one it is only its children.
 */
export function LiveRegion({ children }: { children: ReactNode }): ReactElement {
  const isInside = useContext(SayContext) !== undefined;
  const [{ said }, add] = useReducer(reduce, { said: [], count: 0 });
  const say = useCallback<Say>((...news) => add(news), []);
  if (isInside) return <>{children}</>;
  return (
    <SayContext.Provider value={say}>
      {children}
      <div aria-live="polite" className="yd-hidden">
        {said.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </SayContext.Provider>
  );
}
