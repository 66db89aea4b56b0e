import { readFileSync } from "node:fs";
import { Auth } from "@auth/core";
import { afterAll, expect, test } from "vitest";
import { links, pglite, requests } from "./authjs/app.ts";
import { authConfig, sessions } from "./authjs/auth.ts";
import { handleDevices } from "./authjs/devices.ts";

const document = readFileSync("docs/authjs.md", "utf8");
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";
afterAll(() => pglite.close());

test.each(["auth.ts", "devices.ts"])("docs/authjs.md shows %s as it runs here", (name) => {
  expect(document).toContain(`\`\`\`ts\n${readFileSync(`test/packaging/authjs/${name}`, "utf8")}\`\`\``);
});

test("docs/authjs.md has no other code of TypeScript", () => {
  expect(document.match(/```ts/g)).toHaveLength(2);
});

test("whoever signs in by Auth.js lists their devices, and their tokens stay on the server", async () => {
  const [tables = ""] = document.match(/(?<=```sql\n)[\s\S]*?(?=```)/) ?? [];
  await pglite.exec(`
    CREATE TABLE verification_token (identifier TEXT NOT NULL, expires TIMESTAMPTZ NOT NULL, token TEXT NOT NULL, PRIMARY KEY (identifier, token));
    CREATE TABLE sessions (id SERIAL PRIMARY KEY, "userId" INTEGER NOT NULL, expires TIMESTAMPTZ NOT NULL, "sessionToken" VARCHAR(255) NOT NULL);
    CREATE TABLE users (id SERIAL PRIMARY KEY, name VARCHAR(255), email VARCHAR(255), "emailVerified" TIMESTAMPTZ, image TEXT);
    ${tables}`);
  await pglite.exec(sessions.schema);
  const cookies = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const request = new Request(new URL(path, "https://app.example.com"), {
      ...init,
      headers: { "user-agent": firefox, cookie: [...cookies].map((pair) => pair.join("=")).join("; ") },
    });
    const config = { ...authConfig, basePath: "/auth", secret: "only-for-tests", trustHost: true };
    const response = await requests.run(request, () => Auth(request, config));
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
  const { csrfToken } = await (await send("/auth/csrf")).json();
  await send("/auth/signin/email", {
    method: "POST",
    body: new URLSearchParams({ csrfToken, email: "ann@example.test" }),
  });
  await send(String(links.pop()));
  const token = cookies.get("__Secure-authjs.session-token") ?? "no token";
  expect(await (await send("/auth/session")).json()).toMatchObject({ user: { email: "ann@example.test" } });
  const list = await handleDevices(
    new Request("https://app.example.com/api/devices", {
      headers: {
        cookie: [...cookies].map((pair) => pair.join("=")).join("; "),
        origin: "https://app.example.com",
      },
    }),
  );
  const text = await list.text();
  expect(JSON.parse(text)).toMatchObject({
    sessions: [{ isCurrent: true, device: { browser: "Firefox" } }],
    subject: "1",
  });
  expect(text + (await (await send("/auth/session")).text())).not.toContain(token);
});
