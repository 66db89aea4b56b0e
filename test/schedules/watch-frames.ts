import type { SessionList } from "../../src/contract.ts";
import { currentSessionOf } from "../../src/core/list-rules.ts";
import type { DeviceRow, DevicesResult, DevicesSuccess } from "../../src/devices/device.ts";
import { english } from "../../src/devices/english.ts";
import { toDevice } from "../../src/devices/to-device.ts";
import type { Account } from "./account.ts";
import type { Judge } from "./judge.ts";
import type { Life } from "./life.ts";
import { responseNumber } from "./reference-adapter.ts";
import type { ListResponse } from "./sent-request.ts";

export interface Frame {
  result: DevicesResult;
  account: Account;
  /** Undefined = nobody is signed in. */
  life: Life | undefined;
}

/** What the host's cache holds of an account. */
export interface Cached {
  list: SessionList | undefined;
  updatedAt: number;
}

export interface FrameWatchOptions {
  judge: Judge;
  responses: readonly ListResponse[];
  cachedOf: (account: Account) => Cached;
  /** In milliseconds since 1970. */
  now: () => number;
  /** When the page came back from the browser's memory, on the event clock. */
  returnedAt: () => number;
}

/** Every row of a result, the current one first. */
export function rowsOf(result: DevicesResult): DeviceRow[] {
  if (result.status !== "success") return [];
  return result.current ? [result.current, ...result.others] : result.others;
}

const sorted = (ids: readonly { id: string }[]) =>
  ids
    .map(({ id }) => id)
    .sort()
    .join(" ");

/** Judges the list of the raw hooks, at the moment of its commit. */
export function judgeRaw(judge: Judge, list: SessionList | undefined, life: Life): void {
  const own = life.shown();
  const isNewest = !own || !list || responseNumber(list) === own.number;
  judge.expect(isNewest, "not-newest", () => "useSessions shows another list");
}

/** Judges what is painted, at the moment of its commit. */
export function watchFrames(options: FrameWatchOptions): (frame: Frame) => void {
  const { judge, responses, cachedOf, now, returnedAt } = options;
  const expect = (holds: boolean, why: () => string) => judge.expect(holds, "lie", why);

  /** A list of the guard's own, while it is shown. Else one that came past it, unless an older one is known. */
  function judgeSource(shown: DevicesSuccess, life: Life, cached: Cached): ListResponse | undefined {
    const response = responses[responseNumber(shown)];
    const own = life.shown();
    expect(cached.list !== undefined, () => "rows though the host's cache has none");
    if (own) {
      judge.expect(response === own, "not-newest", () => `${response?.number} is shown, not ${own.number}`);
      return own;
    }
    const inCache = cached.list && responses[responseNumber(cached.list)];
    judge.expect(response === inCache, "not-newest", () => `${response?.number} is not in the cache`);
    const former = life.page.accepted().at(-1);
    if (!former || !response) return response;
    const [incoming, known] = [response.list, former.list];
    expect(response !== former, () => "a list is shown again that was removed");
    const isNewer =
      incoming.serverTime && known.serverTime
        ? incoming.serverTime >= known.serverTime
        : cached.updatedAt >= (former.receivedAt ?? 0);
    judge.expect(isNewer, "went-back", () => `${response.number} came past the guard and is older`);
    const isSame = !incoming.subject || !known.subject || incoming.subject === known.subject;
    judge.expect(
      isSame,
      "another-user",
      () => `${incoming.subject}'s list came past ${known.subject}'s guard`,
    );
    return response;
  }

  function judgeRows(shown: DevicesSuccess, life: Life, { list, isBroken }: ListResponse): void {
    const rows = rowsOf(shown);
    const [ids, listed] = [sorted(rows), sorted(list.sessions)];
    expect(rows.length > 0, () => "success with no row");
    const isShown = isBroken
      ? rows.every(({ id }) => list.sessions.some((row) => row.id === id))
      : ids === listed;
    expect(isShown, () => `${ids} is shown, the list has ${listed}`);
    expect(shown.othersCount === shown.others.length, () => `${shown.othersCount} others`);
    const current = currentSessionOf(list);
    if (!isBroken)
      expect(shown.current?.id === current?.id, () => `${shown.current?.id} is shown as the current one`);
    expect(!shown.current?.signOut, () => "the current device can be signed out");
    const isReadOnly = !shown.current || list.can?.length === 0;
    expect((shown.readOnlyReason !== undefined) === isReadOnly, () => `read-only: ${shown.readOnlyReason}`);
    if (isReadOnly) expect(!shown.signOutOthers, () => "all others can be signed out of a read-only list");
    const { pendingSignOuts } = life.guard.snapshot();
    for (const row of shown.others) {
      const state = pendingSignOuts.get(row.id)?.state ?? "ready";
      expect(row.state === state, () => `${row.id} is shown as ${row.state}, not ${state}`);
      const isActionable = !isReadOnly && !row.session.notRevocable && state !== "signing-out";
      expect(
        (row.signOut !== undefined) === isActionable,
        () => `${row.id} can be signed out: ${!isActionable}`,
      );
    }
  }

  /** Times count from when the list was made and from when it came in, whatever the host did to its data since. */
  function judgeAge([row]: readonly DeviceRow[], { list }: ListResponse, receivedAt: number): void {
    if (!row) return;
    const listedAt = Date.parse(list.serverTime ?? "") || receivedAt;
    const time = listedAt + Math.max(0, now() - receivedAt);
    const options = { list, now: time, locale: "en", timeZone: "UTC", labels: english };
    const { text } = toDevice(row.session, options).lastActive ?? {};
    judge.expect(
      row.lastActive?.text === text,
      "false-age",
      () => `"${row.lastActive?.text}", not "${text}"`,
    );
  }

  return ({ result, account, life }) => {
    const { user } = account;
    const cached = cachedOf(account);
    const { signedOut, error } = life?.guard.snapshot() ?? { signedOut: false };
    const isSignedOut = user === null || signedOut;
    expect(
      (result.status === "signed-out") === isSignedOut,
      () => `${result.status}, signed out: ${isSignedOut}`,
    );
    if (user === undefined) expect(result.status === "pending", () => `${result.status} for an unknown user`);
    const mayBeOld = (life?.page.accepted().at(-1)?.acceptedAt ?? 0) < returnedAt();
    if (result.status === "error" || result.status === "reauth-required")
      expect(!cached.list || mayBeOld, () => `${result.status} though there is a list`);
    if (result.status === "pending" && cached.list && !mayBeOld) {
      const own = life?.shown();
      expect(own?.number !== responseNumber(cached.list), () => "pending though there is a list");
    }
    if (result.status !== "success") return;
    expect(
      result.refreshError === error,
      () => `refreshError ${result.refreshError?.code}, not ${error?.code}`,
    );
    if (!life) return expect(false, () => "rows for nobody");
    const response = judgeSource(result, life, cached);
    if (!response) return;
    judgeRows(result, life, response);
    const { receivedAt = cached.updatedAt } = life.shown() ?? {};
    if (!response.isBroken) judgeAge(result.others, response, receivedAt);
  };
}
