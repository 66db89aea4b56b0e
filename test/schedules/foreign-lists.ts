import { dehydrate, hydrate, QueryClient } from "@tanstack/react-query";
import type { SessionList } from "../../src/contract.ts";
import { sessionKeys } from "../../src/index.ts";
import type { HooksCommand } from "./hooks-command.ts";
import type { HooksWorld } from "./hooks-world.ts";
import type { ListResponse } from "./sent-request.ts";

type Command<T extends HooksCommand["do"]> = Extract<HooksCommand, { do: T }>;

const keyOf = ({ account }: HooksWorld) => sessionKeys.list(account.name, account.user);

/** What the server has now, or the oldest that anybody got: a list of whoever is signed in here. */
function listFor({ account, cookie, responses }: HooksWorld, isOld: boolean): ListResponse | undefined {
  const own = account.life()?.page.accepted()[0];
  // What a guard has never seen is shown on trust, and so is another person's list if no list says whose it is.
  const isTold = own?.list.subject !== undefined;
  if (typeof account.user !== "string" || (cookie !== account.user && !isTold)) return undefined;
  const oldest = responses.find(({ request, isBroken }) => request.as === account.user && !isBroken);
  return isOld && oldest ? oldest : account.reference.listElsewhere();
}

/** The same with rows that nobody can read, as a persisted cache of another version may have them. */
function broken({ responses }: HooksWorld, from: ListResponse): { foreign: ListResponse; list: SessionList } {
  const list = structuredClone(from.list);
  const [first, ...others] = list.sessions;
  const junk = [null, 7, { id: 7 }, { ...others[0], name: {}, ipAddress: 5, device: { model: 5 } }];
  Object.assign(list, { sessions: [first, ...junk, ...others.slice(1)], can: undefined });
  const number = responses.length;
  list.revocationLagSeconds = number + 1;
  const shown = { ...list, sessions: from.list.sessions };
  const response: ListResponse = { ...from, number, list: shown, isBroken: true };
  delete response.acceptedAt;
  delete response.receivedAt;
  responses.push(response);
  return { foreign: response, list };
}

/** A server's prefetch, a persister's restore or a host's own write. */
export function runForeign(world: HooksWorld, command: Command<"foreign">): void {
  const { queryClient, wall } = world;
  const found = listFor(world, command.isOld);
  if (!found) return;
  const { foreign, list } = command.isBroken
    ? broken(world, found)
    : { foreign: found, list: structuredClone(found.list) };
  const updatedAt = wall.now() - command.ageSeconds * 1000;
  world.asHost(() => {
    if (command.how === "write") return void queryClient.setQueryData(keyOf(world), list, { updatedAt });
    const server = new QueryClient();
    server.setQueryData(keyOf(world), list, { updatedAt });
    hydrate(queryClient, dehydrate(server));
    server.clear();
  }, foreign);
}

export function writeEmpty(world: HooksWorld): void {
  if (typeof world.account.user !== "string") return;
  world.asHost(() => void world.queryClient.setQueryData(keyOf(world), { sessions: [] }));
}

/** The tab shares the browser's cookie and the host's broadcast, which may come late. */
export function writeFromOtherTab(world: HooksWorld, { nth, isLate }: Command<"other-tab">): void {
  const { account, queryClient, wall, servers, scheduler } = world;
  if (typeof account.user !== "string" || world.cookie !== account.user) return;
  servers[account.user]?.revokeElsewhere(nth);
  const foreign = account.reference.listElsewhere();
  if (!foreign) return;
  const updatedAt = wall.now();
  const write = () => {
    if (world.account !== account) return;
    const list = structuredClone(foreign.list);
    world.asHost(() => void queryClient.setQueryData(keyOf(world), list, { updatedAt }), foreign);
  };
  if (isLate) void scheduler.schedule(Promise.resolve(), "another tab's list").then(write);
  else write();
}
