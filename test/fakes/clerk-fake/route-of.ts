import type { ClerkFakeRoute } from "./clerk-fake-data.ts";

const routes: readonly (readonly [RegExp, ClerkFakeRoute])[] = [
  [/^(GET|PATCH) \/environment$/, "environment"],
  [/^POST \/dev_browser$/, "dev-browser"],
  [/^(GET|PUT|POST) \/client$/, "client"],
  [/^DELETE \/client(\/[^/]+\/sessions|\/sessions)?$/, "sign-out"],
  [/^POST \/client\/sign_ins$/, "sign-in"],
  [/^POST \/client\/sessions\/([^/]+)\/touch$/, "touch"],
  [/^POST \/client\/sessions\/([^/]+)\/tokens(?:\/[^/]+)?$/, "tokens"],
  [/^POST \/client\/sessions\/([^/]+)\/(?:remove|end)$/, "remove"],
  [/^POST \/client\/sessions\/([^/]+)\/verify$/, "verify"],
  [/^POST \/client\/sessions\/([^/]+)\/verify\/attempt_first_factor$/, "verify-attempt"],
  [/^GET \/me$/, "me"],
  [/^GET \/me\/sessions\/active$/, "list"],
  [/^POST \/me\/sessions\/([^/]+)\/revoke$/, "revoke"],
];

/** The endpoint, and the id in its path. */
export function routeOf(method: string, path: string): { route: ClerkFakeRoute; id: string } {
  for (const [pattern, route] of routes) {
    const found = pattern.exec(`${method} ${path}`);
    if (found) return { route, id: decodeURIComponent(found[1] ?? "") };
  }
  return { route: "unknown", id: "" };
}
