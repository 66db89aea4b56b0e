import { checkEndedSessions } from "../core/check/check-list.ts";
import { SessionsError } from "../core/errors.ts";
import { can, currentSessionOf, currentUnknown, refusalOf } from "../core/list-rules.ts";
import { sendInTime } from "../core/with-deadline.ts";
import { type ActionContext, checkedListOf, listForPage, sendUnlessGone } from "./action-context.ts";
import { readId, readMembers, readName } from "./request.ts";
import type { HandlerResponse } from "./response.ts";
import { revokeEach } from "./revoke-each.ts";
import { pageRowReaders } from "./row-readers.ts";
import { toWireList, toWirePage } from "./wire.ts";

/** One path of the wire: which requests it takes, and what it does with them. */
interface Route {
  method: "GET" | "POST";
  /** Takes the query parameter `cursor`. */
  hasCursor?: boolean;
  handle: (context: ActionContext) => Promise<HandlerResponse>;
}

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["", { method: "GET", handle: list }],
  ["/ended", { method: "GET", hasCursor: true, handle: listEnded }],
  ["/revoke", { method: "POST", handle: revoke }],
  ["/revoke-others", { method: "POST", handle: revokeOthers }],
  ["/rename", { method: "POST", handle: rename }],
]);

/** The route of exactly this path. "/api/devices/" or "/api/%64evices" is another path than "/api/devices". */
export function routeOf(pathname: string, basePath: string): Route | undefined {
  return pathname.startsWith(basePath) ? routes.get(pathname.slice(basePath.length)) : undefined;
}

async function list(context: ActionContext): Promise<HandlerResponse> {
  return { status: 200, json: toWireList(await listForPage(context), context.adapter) };
}

async function listEnded(context: ActionContext): Promise<HandlerResponse> {
  const { adapter, signal, cursor, ipAddress, tellDropped } = context;
  if (!adapter.listEndedSessions || !can(adapter, await checkedListOf(context), "history"))
    throw unsupported("listEndedSessions");
  const options = cursor === undefined ? { signal } : { signal, cursor };
  const value = await adapter.listEndedSessions(options);
  const page = await tellDropped(value, "listEndedSessions", () =>
    checkEndedSessions(value, pageRowReaders[ipAddress]),
  );
  return { status: 200, json: toWirePage(page) };
}

async function revoke(context: ActionContext): Promise<HandlerResponse> {
  const { adapter, signal, body, sent } = context;
  const { id } = readMembers<{ id: string }>(body, { id: readId });
  const list = await checkedListOf(context);
  if (!can(adapter, list, "revoke")) throw unsupported("revokeSession");
  const refusal = refusalOf(list, id);
  if (refusal && refusal.code !== "not-found") throw refusal;
  const target = { adapter, list, id, all: false };
  const send = () => sent.send(target, () => adapter.revokeSession?.(id));
  await sendInTime(signal, () => sendUnlessGone(list, id, send));
  return { status: 204 };
}

async function revokeOthers(context: ActionContext): Promise<HandlerResponse> {
  const { adapter, signal, body, sent } = context;
  readMembers(body, {});
  const list = await checkedListOf(context);
  const hasMethod = can(adapter, list, "revoke-others");
  if (!hasMethod && !can(adapter, list, "revoke")) throw unsupported("revokeOtherSessions");
  if (!currentSessionOf(list)) throw currentUnknown();
  if (!hasMethod) return revokeEach(context, list);
  const target = { adapter, list, all: true };
  await sendInTime(signal, () => sent.send(target, () => adapter.revokeOtherSessions?.()));
  return { status: 204 };
}

async function rename(context: ActionContext): Promise<HandlerResponse> {
  const { adapter, signal, body } = context;
  const { id, name } = readMembers<{ id: string; name: string }>(body, { id: readId, name: readName });
  const list = await checkedListOf(context);
  if (!can(adapter, list, "rename")) throw unsupported("renameSession");
  await sendInTime(signal, () => sendUnlessGone(list, id, () => adapter.renameSession?.(id, name)));
  return { status: 204 };
}

function unsupported(method: string): SessionsError {
  return new SessionsError("unsupported", `The adapter has no ${method}, or its list does not allow it.`);
}
