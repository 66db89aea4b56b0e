import type { Call } from "./call.ts";
import { list } from "./list.ts";
import { listEnded } from "./list-ended.ts";
import { rename } from "./rename.ts";
import { revoke } from "./revoke.ts";
import { revokeOthers } from "./revoke-others.ts";
import type { Answer } from "./to-response.ts";

export interface Route {
  method: "GET" | "POST";
  hasCursor?: boolean;
  act: (call: Call) => Promise<Answer>;
}

const routes: ReadonlyMap<string, Route> = new Map<string, Route>([
  ["", { method: "GET", act: list }],
  ["/ended", { method: "GET", hasCursor: true, act: listEnded }],
  ["/revoke", { method: "POST", act: revoke }],
  ["/revoke-others", { method: "POST", act: revokeOthers }],
  ["/rename", { method: "POST", act: rename }],
]);

/** By the exact path alone: what is written in another way is another path. */
export function routeOf(pathname: string, basePath: string): Route | undefined {
  return pathname.startsWith(basePath) ? routes.get(pathname.slice(basePath.length)) : undefined;
}
