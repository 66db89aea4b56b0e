import { globSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createClient } from "@propelauth/byo-node";
import { getMigrations } from "better-auth/db/migration";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { startLogTraceFake } from "../fakes/logtrace-fake/start-logtrace-fake.ts";
import { createPropelAuthFake } from "../fakes/propelauth/propelauth-fake.ts";
import { startPropelAuth } from "../fakes/propelauth/start-propelauth.ts";
import { cookies } from "../flow/mounts/cookies.ts";
import { listAs, type Person, postAs } from "../flow/mounts/requests.ts";
import { seedStore } from "../flow/mounts/seed-store.ts";
import { sendToFetch } from "../flow/mounts/send-to-fetch.ts";
import { wrongHeadersOf } from "../flow/mounts/wrong-headers-of.ts";
import { withHeaders } from "../server/support/with-headers.ts";
import { acceptedHints, deviceOf, keepHints } from "./recipes/client-hints.ts";
import { handler as rateLimited } from "./recipes/rate-limit.ts";
import { handler as withRecentSignIn } from "./recipes/recent-sign-in.ts";
import { sessionStore } from "./recipes/session-store.ts";

const document = readFileSync("docs/recipes.md", "utf8");
const blocks = [...document.matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, code]) => code ?? "");
const consumers = "test/consumers";
const files = [
  ...globSync("test/packaging/recipes/**/*.{ts,tsx,conf}", { exclude: ["**/auth.ts"] }),
  // `npm run apps` builds and drives these.
  "examples/next-better-auth/app/account/page.tsx",
  `${consumers}/react-router/app/routes/account.tsx`,
  `${consumers}/vitest-jsdom/account.test.tsx`,
  ...["jest.config.js", "no-styles.js"].map((name) => `${consumers}/jest/${name}`),
].map((path) => path.replaceAll("\\", "/"));

describe("docs/recipes.md", () => {
  test("there are recipes", () => {
    expect(files.length).toBeGreaterThanOrEqual(17);
  });

  test.each(files)("shows %s as it is", (file) => {
    expect(blocks).toContain(readFileSync(file, "utf8"));
  });

  test("has no code but theirs", () => {
    const recipes = files.map((file) => readFileSync(file, "utf8"));
    expect(blocks.filter((code) => !recipes.includes(code))).toEqual([]);
    expect(blocks).toHaveLength(files.length);
  });

  test("every link to a heading leads to one", () => {
    const counts = new Map<string, number>();
    const anchors = [...document.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => {
      const name = heading.toLowerCase().replaceAll(" ", "-").replaceAll("'", "");
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return `#${name}${count > 0 ? `-${count}` : ""}`;
    });
    const links = [...document.matchAll(/\]\((#[^)]+)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !anchors.includes(link ?? ""))).toEqual([]);
  });

  test("names every option of the handler", () => {
    const source = readFileSync("src/server/handler-options.ts", "utf8");
    const options = [...source.matchAll(/^ {2}(\w+)\??:/gm)].map(([, name]) => name);
    expect(options.length).toBeGreaterThanOrEqual(6);
    expect(options.filter((name) => !document.includes(`| \`${name}\` |`))).toEqual([]);
  });
});

test("the recipe's test of a page is the one that runs in happy-dom, and in Jest without Vitest's own lines", () => {
  const [inJsdom = "", inHappyDom, inJest] = ["vitest-jsdom", "vitest-happy-dom", "jest"].map((name) =>
    readFileSync(`${consumers}/${name}/account.test.tsx`, "utf8"),
  );
  expect(inHappyDom).toBe(inJsdom);
  const withoutVitest = inJsdom.replace(/^import .* from "vitest";\n/m, "");
  expect(inJest).toBe(withoutVitest.replace("{ cleanup, ", "{ ").replace("afterEach(cleanup);\n\n", ""));
});

test("kept client hints name the Windows that the user agent hides", () => {
  const userAgent =
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
  const headers = {
    "sec-ch-ua": '"Chromium";v="142", "Not/A)Brand";v="24", "Google Chrome";v="142"',
    "sec-ch-ua-mobile": "?0",
    "sec-ch-ua-platform": '"Windows"',
    "sec-ch-ua-platform-version": '"15.0.0"',
    cookie: cookies.ann,
  };
  expect(acceptedHints.toLowerCase()).toContain("sec-ch-ua-platform-version");
  const hints = keepHints(new Request("https://app.example/", { headers }));
  expect(hints).not.toContain(cookies.ann);
  expect(deviceOf({ userAgent, hints })).toMatchObject({ browser: "Chrome", os: "Windows", osVersion: "11" });
  expect(deviceOf({ userAgent, hints: "[]" })).not.toHaveProperty("osVersion");
});

test("nginx hands on the headers that the handler reads, as they came", () => {
  const text = readFileSync("test/packaging/recipes/rewrites/nginx.conf", "utf8");
  for (const line of [
    "proxy_set_header Cookie $http_cookie;",
    "proxy_set_header Origin $http_origin;",
    "proxy_set_header Sec-Fetch-Site $http_sec_fetch_site;",
    "proxy_set_header Content-Type $http_content_type;",
    "proxy_set_header X-Your-Devices $http_x_your_devices;",
    // Without a path, so that the path of the request stays as it is.
    "proxy_pass https://backend.example;",
  ])
    expect(text).toContain(`  ${line}\n`);
});

test("PropelAuth's sessions are listed for whoever has its cookie", async () => {
  const fake = createPropelAuthFake();
  const { url, close } = await startPropelAuth(fake);
  onTestFinished(close);
  vi.stubEnv("PROPELAUTH_URL", url).stubEnv("PROPELAUTH_INTEGRATION_KEY", fake.rules.integrationKey);
  const { handler } = await import("./recipes/propelauth.ts");
  const { sessionToken } = await createClient({
    url,
    integrationKey: fake.rules.integrationKey,
  })
    .session.create({ userId: "ann", userAgent: "Example/1" })
    .then((result) => {
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      return result.data;
    });
  const headers = { cookie: `sessionToken=${sessionToken}`, "user-agent": "Example/1" };
  const response = await handler(new Request("https://app.example/api/devices", { headers }));
  expect(await response.json()).toMatchObject({ sessions: [{ isCurrent: true }] });
  expect((await handler(new Request("https://app.example/api/devices"))).status).toBe(401);
});

test("what Better Auth ends comes back as history", async () => {
  vi.stubEnv("BETTER_AUTH_SECRET", "only-for-tests-0123456789-0123456789-abc")
    .stubEnv("BETTER_AUTH_URL", "https://app.example")
    .stubEnv("BETTER_AUTH_TELEMETRY", "0");
  const folder = mkdtempSync(join(tmpdir(), "better-auth-history-"));
  vi.stubEnv("DATABASE", join(folder, "app.db"));
  const tables = new DatabaseSync(join(folder, "app.db"));
  await (await getMigrations({ database: tables })).runMigrations();
  tables.close();
  const { auth, database, handler } = await import("./recipes/better-auth-history.ts");
  onTestFinished(() => {
    database.close();
    rmSync(folder, { recursive: true });
  });
  const body = { email: "ann@example.test", password: "correct horse battery", name: "Ann" };
  const cookieOf = ({ headers }: { headers: Headers }) => headers.getSetCookie().join("; ");
  const cookie = cookieOf(await auth.api.signUpEmail({ body, returnHeaders: true }));
  await auth.api.signInEmail({ body, returnHeaders: true });
  const headers = {
    cookie,
    origin: "https://app.example",
    "content-type": "application/json",
    "x-your-devices": "1",
  };
  const url = "https://app.example/api/devices";
  const ending = new Request(`${url}/revoke-others`, { method: "POST", headers, body: "{}" });
  expect((await handler(ending)).status).toBe(204);
  const past = await handler(new Request(`${url}/ended`, { headers }));
  expect(await past.json()).toMatchObject({
    sessions: [{ isCurrent: false, endReason: "signed-out" }],
    total: 1,
  });
});

test("what is signed out is recorded in LogTrace and comes back as history", async () => {
  const { fake, baseUrl, close } = await startLogTraceFake();
  onTestFinished(close);
  vi.stubEnv("LOGTRACE_URL", baseUrl)
    .stubEnv("LOGTRACE_API_KEY", fake.apiKey)
    .stubEnv("LOGTRACE_BEARER_TOKEN", fake.bearerToken)
    .stubEnv("LOGTRACE_REFERENCE_KEY", "only-for-tests-0123456789-0123456789");
  const { handler, recorder } = await import("./recipes/logtrace.ts");
  seedStore();
  await recorder.recordSignIn({ sessionId: "ann-tablet", userId: "ann" });
  const send = sendToFetch(handler);
  expect((await send(postAs("ann", "/revoke", '{"id":"ann-tablet"}'))).status).toBe(204);
  expect(await recorder.flush()).toBe(0);
  const past = await handler(
    new Request("https://app.example/api/devices/ended", { headers: { cookie: cookies.ann } }),
  );
  expect(await past.json()).toMatchObject({ sessions: [{ isCurrent: false, endReason: "signed-out" }] });
});

describe("limits thrown by the adapter callback", () => {
  const signInAt = Date.parse("2026-01-15T12:00:00.000Z");
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["Date"], now: signInAt });
    seedStore();
  });
  afterEach(() => void vi.useRealTimers());

  const revokeTablet = (person: Person) => postAs(person, "/revoke", `{"id":"${person}-tablet"}`);
  const unknown = (person: Person) => postAs(person, "/revoke", '{"id":"unknown"}');

  test("a person's 31st change in a minute is refused until the minute is over", async () => {
    const send = sendToFetch(rateLimited);
    vi.setSystemTime(signInAt);
    for (let change = 0; change < 30; change += 1) {
      expect((await send(unknown("ann"))).status).toBe(204);
      vi.setSystemTime(signInAt + 1000 * (change + 1));
    }
    const refused = await send(revokeTablet("ann"));
    expect([refused.status, JSON.parse(refused.text).code, wrongHeadersOf(refused)]).toEqual([
      429,
      "rate-limited",
      [],
    ]);
    expect(refused.headers).toContainEqual(["retry-after", "30"]);
    expect(sessionStore.has("ann-tablet")).toBe(true);

    const disguised = revokeTablet("ann");
    disguised.headers.cookie = `x=1; ${cookies.ann}`;
    disguised.headers["x-forwarded-for"] = "198.51.100.1";
    expect((await send(disguised)).status).toBe(429);
    expect((await send(listAs("ann"))).status).toBe(200);
    expect((await send(revokeTablet("ben"))).status).toBe(204);

    vi.setSystemTime(signInAt + 60_000);
    expect((await send(revokeTablet("ann"))).status).toBe(204);
    expect(sessionStore.has("ann-tablet")).toBe(false);
  });

  test("another site's requests don't count", async () => {
    vi.setSystemTime(signInAt + 3_600_000);
    const send = sendToFetch(rateLimited);
    const attack = unknown("ann");
    attack.headers["sec-fetch-site"] = "cross-site";
    for (let change = 0; change < 40; change += 1) expect((await send(attack)).status).toBe(403);
    expect((await send(unknown("ann"))).status).toBe(204);
  });

  test("acting needs a password given in the last ten minutes, listing does not", async () => {
    const send = sendToFetch(withRecentSignIn);
    vi.setSystemTime(signInAt + 600_000);
    const refused = await send(revokeTablet("ann"));
    expect([refused.status, JSON.parse(refused.text).code, wrongHeadersOf(refused)]).toEqual([
      403,
      "reauth-required",
      [],
    ]);
    expect(sessionStore.has("ann-tablet")).toBe(true);
    expect((await send(listAs("ann"))).status).toBe(200);

    vi.setSystemTime(signInAt + 599_999);
    expect((await send(revokeTablet("ann"))).status).toBe(204);
    expect(sessionStore.has("ann-tablet")).toBe(false);
  });

  test("whoever is not signed in is told that, and nothing of limits", async () => {
    vi.setSystemTime(signInAt + 600_000);
    for (const handler of [rateLimited, withRecentSignIn]) {
      const anonymous = unknown("ann");
      anonymous.headers.cookie = "sid=unknown";
      expect((await sendToFetch(handler)(anonymous)).status).toBe(401);
    }
  });
});

describe("Next with Better Auth", () => {
  test("one route file lists the caller's sessions without a token, and revokes another one", async () => {
    const { server } = await import("./recipes/next-better-auth/auth.ts");
    onTestFinished(() => server.close());
    const route = await import("./recipes/next-better-auth/app/api/devices/[[...path]]/route.ts");
    await server.signIn("curl/8.14.1");
    const laptop = await server.signIn();
    const sameOrigin = { "sec-fetch-site": "same-origin", cookie: cookieOf(laptop.cookies) };
    const url = "https://app.example/api/devices";
    const listed = await route.GET(withHeaders(new Request(url), sameOrigin));
    const body = await listed.text();
    for (const { token } of server.sessions) expect(body).not.toContain(token);
    const { sessions } = JSON.parse(body) as { sessions: { id: string; isCurrent: boolean }[] };
    expect(sessions).toHaveLength(2);
    const other = sessions.find(({ isCurrent }) => !isCurrent)?.id;
    const revoke = new Request(`${url}/revoke`, { method: "POST", body: JSON.stringify({ id: other }) });
    const headers = { ...sameOrigin, "content-type": "application/json", "x-your-devices": "1" };
    expect((await route.POST(withHeaders(revoke, headers))).status).toBe(204);
    expect(server.sessions.map(({ id }) => id)).toEqual([laptop.sessionId()]);
  });
});

function cookieOf(jar: ReadonlyMap<string, string>): string {
  return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
}
