"use client";

import {
  type Dispatch,
  type MemoExoticComponent,
  memo,
  type ReactElement,
  type RefObject,
  type SetStateAction,
  useEffect,
  useRef,
} from "react";
import type { DeviceType } from "../contract.ts";
import type { DevicesSuccess } from "../devices/device.ts";
import type { DeviceQuery, DeviceSort } from "../devices/device-query.ts";
import { useLabels } from "../devices/devices-provider.tsx";
import { Button } from "./button.tsx";
import { useSay } from "./live-region.tsx";

interface DeviceToolsProps extends Pick<DevicesSuccess, "matchesCount" | "othersCount"> {
  query: DeviceQuery;
  onQuery: Dispatch<SetStateAction<DeviceQuery>>;
  /** Holds the rows, too. */
  around: RefObject<HTMLElement | null>;
}

const types: readonly DeviceType[] = [
  "desktop",
  "mobile",
  "tablet",
  "tv",
  "console",
  "watch",
  "cli",
  "bot",
  "unknown",
];
const orders: readonly DeviceSort[] = ["last-active", "signed-in", "ends-soonest", "place"];

/**
 * Search, kind and order of the other devices. It renders when one of them changes, and not with each list: React writes to
 * an input at every render.
 */
export const DeviceTools: MemoExoticComponent<(props: DeviceToolsProps) => ReactElement> = memo(
  function DeviceTools({
    matchesCount,
    othersCount,
    query,
    onQuery,
    around,
  }: DeviceToolsProps): ReactElement {
    const labels = useLabels();
    const { text = "", type, sort = "last-active" } = query;
    return (
      <div className="yd-tools">
        <input
          type="search"
          className="yd-field"
          form=""
          aria-label={labels.search}
          placeholder={labels.searchPlaceholder}
          value={text}
          onChange={({ target }) => onQuery({ ...query, text: target.value })}
          onKeyDown={(event) => {
            // While an input method composes, both keys are its own. Safari's last one says so by its old code alone.
            if (event.nativeEvent.isComposing || event.keyCode === 229) return;
            if (event.key === "Enter") {
              event.preventDefault();
              around.current?.querySelector<HTMLElement>(".yd-open, .yd-check")?.focus();
            } else if (event.key === "Escape" && text) {
              event.preventDefault();
              event.stopPropagation();
              onQuery({ ...query, text: "" });
            }
          }}
        />
        {choice<DeviceType | "">({
          label: labels.typeFilter,
          value: type ?? "",
          options: [["", labels.anyType], ...types.map((one) => [one, labels[`type:${one}`]] as const)],
          onChoose: (chosen) => onQuery({ ...query, type: chosen || undefined }),
        })}
        {choice<DeviceSort>({
          label: labels.order,
          value: sort,
          options: orders.map((one) => [one, labels[`order:${one}`]]),
          onChoose: (chosen) => onQuery({ ...query, sort: chosen }),
        })}
        <SayMatches
          text={labels.matches(matchesCount, othersCount, labels.number)}
          of={`${text} ${type ?? ""}`}
        />
      </div>
    );
  },
);

interface ChoiceOptions<Value extends string> {
  label: string;
  value: Value;
  /** Each with its text. */
  options: readonly (readonly [value: Value, text: string])[];
  onChoose: (chosen: Value) => void;
}

/** A field with which one of a few things is chosen. */
function choice<Value extends string>(choices: ChoiceOptions<Value>): ReactElement {
  const { label, value, options, onChoose } = choices;
  return (
    <select
      className="yd-field"
      form=""
      aria-label={label}
      value={value}
      onChange={({ target }) => onChoose(target.value as Value)}
    >
      {options.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Says how many were found, 300 ms after the last key. */
function SayMatches({ text, of }: { text: string; of: string }): null {
  const say = useSay();
  const former = useRef(of);
  useEffect(() => {
    if (former.current === of) return;
    const timer = setTimeout(() => {
      former.current = of;
      say("matches", text);
    }, 300);
    return () => clearTimeout(timer);
  }, [say, text, of]);
  return null;
}

interface NoMatchProps extends Pick<DeviceToolsProps, "query" | "onQuery"> {
  /** The button that had the focus goes. */
  onClear: () => void;
}

/** Stands in the place of the rows if a query finds none. */
export function NoMatch({ query, onQuery, onClear }: NoMatchProps): ReactElement {
  const labels = useLabels();
  return (
    <div className="yd-message">
      <p className="yd-meta">{labels.noMatch(query.text ?? "")}</p>
      <Button
        onClick={() => {
          onQuery({ ...query, text: "", type: undefined });
          onClear();
        }}
      >
        {labels.clearSearch}
      </Button>
    </div>
  );
}
