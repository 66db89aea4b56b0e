"use client";

import { isGone, type SignOutResult } from "../core/sign-out-result.ts";
import type { DevicesResult, LastSignOuts } from "./device.ts";
import { useLabels } from "./devices-provider.tsx";
import { isolate, isolateName, withoutIsolates } from "./isolate.ts";
import type { Labels } from "./labels.ts";
import { signOutText, signOutTone, worksUntilText } from "./sign-out-text.ts";

/** A sentence about the page, with what can be done about it. */
export interface Notice {
  /** What it is about: `sign-out`, `refresh`, `read-only`, `session-limit`, `offline`. The same for as long as it is about the same. */
  key: string;
  tone: "success" | "info" | "warning" | "error";
  text: string;
  action?: { label: string; run: () => void };
  /** Absent = it leaves when it is no longer true. */
  dismiss?: () => void;
}

/**
 * What people should know of the page, what matters most first: what became of the last sign-outs, a list that may be out
 * of date, why nothing can be signed out, that one more sign-in is all that is allowed, or none, a lost connection. None
 * while there is no list.
 */
export function useNotices(devices: DevicesResult): Notice[] {
  const labels = useLabels();
  if (devices.status !== "success") return [];
  const { lastResults, refreshError, confirm, retry, readOnlyReason, isOffline } = devices;
  const { sessionLimit, othersCount, current, skipped, truncated, revocationLagSeconds = 0 } = devices;
  const notices: Notice[] = [];
  if (lastResults)
    notices.push(
      signOutNotice(lastResults, {
        isOutOfDate: refreshError !== undefined,
        isSoon: revocationLagSeconds < 86_400,
        labels,
      }),
    );
  if (refreshError)
    notices.push({
      key: "refresh",
      tone: "error",
      text: labels.sentences([labels.refreshFailed, labels[`error:${refreshError.code}`]]),
      action: confirm
        ? { label: labels.confirmIdentity, run: () => void confirm() }
        : { label: labels.tryAgain, run: retry },
    });
  if (readOnlyReason)
    notices.push({ key: "read-only", tone: "warning", text: labels[`readOnly:${readOnlyReason}`] });
  if (sessionLimit) {
    const { max, then } = sessionLimit;
    // Sessions that could not be read count too. A list that is not whole may be that of somebody who has reached it.
    const count = othersCount + (current ? 1 : 0) + skipped;
    const isReached = count >= max || truncated;
    if (isReached || count === max - 1)
      notices.push({
        key: "session-limit",
        tone: isReached ? "warning" : "info",
        text: labels[`limit:${then}`](max, isReached, labels.number),
      });
  }
  if (isOffline) notices.push({ key: "offline", tone: "info", text: labels.offline });
  return notices;
}

function signOutNotice(
  { results, worksUntil, dismiss, retry, retryCount }: LastSignOuts,
  { isOutOfDate, isSoon, labels }: { isOutOfDate: boolean; isSoon: boolean; labels: Labels },
): Notice {
  const text = textOf(results, labels);
  return {
    key: "sign-out",
    tone: signOutTone(results),
    text: worksUntil ? labels.sentences([text, worksUntilText(results, worksUntil, isSoon, labels)]) : text,
    // A list that may be out of date offers its own way, which may settle this, too.
    ...(retry &&
      !isOutOfDate && {
        action: {
          label: retryCount > 1 ? labels.retryThese(retryCount, labels.number) : labels.tryAgain,
          run: () => void retry(),
        },
      }),
    dismiss,
  };
}

function textOf(results: readonly SignOutResult[], labels: Labels): string {
  const [first, second] = results;
  const { name, place } = first?.device ?? {};
  // A name that tells twins apart may hold the place already.
  const isSeen = name && place && withoutIsolates(name).includes(withoutIsolates(place));
  return first && !second && isGone(first) && name && place && !isSeen
    ? labels.signedOutIn(isolateName(name), isolate(place))
    : signOutText(results, labels);
}
