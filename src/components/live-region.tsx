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
import type { SignOutResult } from "../core/sign-out-result.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { signOutText } from "../devices/sign-out-text.ts";
import { useBrowserLayoutEffect } from "../devices/use-former.ts";
import { useReturnedAt } from "../devices/use-returned-at.ts";

/**
 * Lets screen readers say `text`, and takes back what was said about the same before: two sentences about one device would
 * contradict each other. Without a text it only takes back.
 */
export type Say = (about: string, text?: string) => void;

const SayContext: Context<Say | undefined> = createContext<Say | undefined>(undefined);

const NoticesContext: Context<boolean> = createContext(false);

/**
 * Says what became of a sign-out, unless a notice on this page does. What it said before is taken back at the start: two
 * sentences about one device would contradict each other.
 */
export function useSayOutcome(): (run: () => Promise<readonly SignOutResult[]>) => Promise<void> {
  const say = useSay();
  const labels = useLabels();
  const hasNotices = useContext(NoticesContext);
  return async (run) => {
    say("sign-out");
    const results = await run();
    if (!hasNotices) say("sign-out", signOutText(results, labels));
  };
}

/** True if a notice on this page says what became of a sign-out. */
export function useHasNotices(): boolean {
  return useContext(NoticesContext);
}

/** How a component below a `LiveRegion` says something. */
export function useSay(): Say {
  return useContext(SayContext) ?? silent;
}

const silent: Say = () => {};

interface SayWhileProps {
  text: string;
  /** How long nothing is said, in milliseconds. */
  after?: number;
}

/** Says what `text` is after a while, once, if it is still mounted then. */
export function SayWhile({ text, after = 1000 }: SayWhileProps): null {
  const say = useSay();
  const about = useId();
  const latest = useRef(text);
  useBrowserLayoutEffect(() => {
    latest.current = text;
  });
  useEffect(() => {
    let isSaid = false;
    const timer = setTimeout(() => {
      isSaid = true;
      say(about, latest.current);
    }, after);
    return () => {
      clearTimeout(timer);
      if (isSaid) say(about);
    };
  }, [say, about, after]);
  return null;
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
  /** What was known of it last. */
  const told = useRef<Pick<SaidProps, "text" | "error" | "isTrying">>(undefined);
  useEffect(() => {
    const former = told.current;
    const isNew = !former || former.isTrying || isTrying || former.error !== error;
    say(about, isTrying ? undefined : isNew ? (former ? again : text) : newIn(text, former.text));
    if (!isTrying || former) told.current = { text, error, isTrying };
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

/** What a text adds to a former one, of which people have heard every word. Nothing of one that only lost its end. */
function newIn(text: string, former: string): string | undefined {
  if (former.startsWith(text)) return undefined;
  return text.startsWith(former) ? text.slice(former.length).trim() : text;
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

/** Without `about` it forgets everything. */
function reduce(sentences: Sentences, [about, text]: Parameters<Say> | []): Sentences {
  const { said, count } = sentences;
  const kept = said.filter((sentence) => about && sentence.about !== about);
  if (about && text) return { said: [...kept.slice(-2), { key: count, about, text }], count: count + 1 };
  return kept.length < said.length ? { said: kept, count } : sentences;
}

interface LiveRegionProps {
  children: ReactNode;
  /** Notices below it say what became of sign-outs. */
  hasNotices?: boolean;
  /** It is inside of a modal dialog, which silences all other regions of the page. */
  isModal?: boolean;
}

/**
 * A polite live region for what is below it, empty at first: many screen readers miss what a region comes with. It has no
 * role, because of Orca, which drops a change of a region with `role="status"` less than 0.1 s after another change. Inside
 * of another one it is only its children.
 */
export function LiveRegion(props: LiveRegionProps): ReactElement {
  const isInside = useContext(SayContext) !== undefined;
  return isInside && !props.isModal ? (props.children as ReactElement) : <Region {...props} />;
}

function Region({ children, hasNotices = false }: LiveRegionProps): ReactElement {
  const [{ said }, add] = useReducer(reduce, { said: [], count: 0 });
  const say = useCallback<Say>((...news) => add(news), []);
  const returnedAt = useReturnedAt(undefined);
  // In a layout effect, so that it is done before the page is kept.
  useBrowserLayoutEffect(() => {
    if (returnedAt) add([]);
  }, [returnedAt]);
  return (
    <SayContext.Provider value={say}>
      <NoticesContext.Provider value={hasNotices}>{children}</NoticesContext.Provider>
      <div aria-live="polite" className="yd-hidden">
        {said.map(({ key, text }) => (
          <p key={key}>{text}</p>
        ))}
      </div>
    </SayContext.Provider>
  );
}
