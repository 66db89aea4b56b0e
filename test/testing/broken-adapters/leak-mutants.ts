import { SessionsError } from "../../../src/core/errors.ts";
import { scenarios } from "../../../src/testing/conformance/adapter-setup.ts";
import { secret } from "../full-setup.ts";
import { inScenarios, type Mutant } from "./mutant.ts";
import type { Change } from "./over-memory.ts";

const test = "lets no credential out";
const says = /no credential, in any form/;
const here = inScenarios(["two-others"], test);
const base64 = (text: string) => Buffer.from(text).toString("base64");

const sharedBuffer = (text: string) => {
  const bytes = new TextEncoder().encode(text);
  const buffer = new SharedArrayBuffer(bytes.length);
  new Uint8Array(buffer).set(bytes);
  return buffer;
};
const everywhere = inScenarios(Object.keys(scenarios), test);
class Tokens {
  private readonly byId = new Map([["session-1", secret]]);
  count() {
    return this.byId.size;
  }
}

/** Spoils the error with which revoking the current session is refused. */
const thrown =
  (spoil: (error: SessionsError) => unknown): Change =>
  ({ adapter }) => ({
    adapter: {
      revokeSession: (id) =>
        adapter.revokeSession(id).catch((error) => {
          throw spoil(error) ?? error;
        }),
    },
  });
const saying = (text: string): Change => thrown(({ code }) => new SessionsError(code, `Refused: ${text}.`));
const causedBy = (cause: unknown): Change =>
  thrown(({ code }) => new SessionsError(code, "Refused.", { cause }));

const leaks: Record<string, Change> = {
  "in the message of an error": saying(secret),
  "in a message, URL-encoded": saying(encodeURIComponent(secret)),
  "in a message, URL-encoded in lower case": saying(
    encodeURIComponent(secret).replace(/%../g, (octet) => octet.toLowerCase()),
  ),
  "in a message, URL-encoded twice": saying(encodeURIComponent(encodeURIComponent(secret))),
  "in a message, URL-encoded as far as an address needs it": saying(encodeURI(secret)),
  "in a message, in base64 within an address": saying(encodeURIComponent(base64(secret))),
  "in a message, as a form encodes it": saying(encodeURIComponent(secret).replaceAll("%20", "+")),
  "in a message, in base64": saying(base64(secret)),
  "in a message, in base64 after another character": saying(base64(`:${secret}`)),
  "in a message, in base64 after a name": saying(base64(`u:${secret}`)),
  "in a message, in base64url": saying(Buffer.from(`${secret}`).toString("base64url")),
  "in a message, in hex": saying(Buffer.from(secret).toString("hex").toUpperCase()),
  "in error.stack": thrown((error) => void Object.defineProperty(error, "stack", { value: secret })),
  "in error.cause": causedBy({ request: { token: secret } }),
  "in the headers of a request": causedBy(
    new Request("https://example.test/", { headers: { authorization: `Bearer ${secret}` } }),
  ),
  "in an address": causedBy(new URL(`https://example.test/?token=${encodeURIComponent(secret)}`)),
  "in a map": causedBy(new Map([["row", new Set([secret])]])),
  "as a key": causedBy(new Map([["rows", { [secret]: true }]])),
  "in a hidden member": thrown((error) => void Object.defineProperty(error, "row", { value: [secret] })),
  "under a symbol": thrown((error) => void Object.assign(error, { [Symbol("row")]: secret })),
  "in an inherited member": causedBy(
    new (class Session {
      get token() {
        return secret;
      }
    })(),
  ),
  "as bytes": causedBy(new TextEncoder().encode(secret)),
  "in a buffer": causedBy(new TextEncoder().encode(secret).buffer),
  "in a shared buffer": causedBy(sharedBuffer(secret)),
  "in a text that is an object": causedBy(new String(secret)),
  "in a member of a function": causedBy(Object.assign(() => {}, { token: secret })),
  "in the description of a symbol": causedBy(Symbol(secret)),
  "in what a template makes of an object": causedBy(
    new (class Session {
      readonly #token = secret;
      toString() {
        return `session ${this.#token}`;
      }
    })(),
  ),
  "in what JSON makes of an error": causedBy(
    new (class Session {
      readonly #token = secret;
      toJSON() {
        return { token: this.#token };
      }
    })(),
  ),
  "in what an act resolves with": ({ adapter }) => ({
    adapter: {
      revokeOtherSessions: async () => {
        await adapter.revokeOtherSessions();
        return { token: secret } as never;
      },
    },
  }),
  "in the history": () => ({
    adapter: {
      listEndedSessions: async () => ({ sessions: [], nextCursor: secret }),
    },
  }),
  "in what renaming answers": ({ adapter }) => ({
    adapter: {
      renameSession: async (id, name) => {
        await adapter.renameSession(id, name);
        return secret as never;
      },
    },
  }),
};

export const leakMutants: readonly Mutant[] = [
  {
    bug: "has its key in its name",
    change: () => ({ adapter: { name: `backend?key=${encodeURIComponent(secret)}` } }),
    fails: everywhere,
    says: /a credential at adapter\.name/,
  },
  {
    bug: "lists rows as they are",
    change: ({ adapter }) => ({
      adapter: {
        async listSessions(options) {
          const { sessions } = await adapter.listSessions(options);
          return { sessions: sessions.map((session) => ({ ...session, token: secret })) };
        },
      },
    }),
    fails: inScenarios(["two-others", "only-current", "many", "current-unknown"], test),
    says: /a credential at listSessions\(\) result\.sessions\.\d+\.token/,
  },
  {
    bug: "keeps the request in its failures",
    change: ({ adapter }) => ({
      adapter: {
        listSessions: (options) =>
          adapter.listSessions(options).catch((error) => {
            throw Object.assign(error, { cause: { headers: new Headers({ cookie: secret }) } });
          }),
      },
    }),
    fails: inScenarios(
      [
        "expired-cookie",
        "step-up",
        "rate-limited",
        "forbidden",
        "server-error",
        "html-instead-of-json",
        "network-loss",
        "hang",
      ],
      test,
    ),
    says: /a credential at listSessions\(\) error\.cause\.headers \(iterated\)/,
  },
  {
    bug: "logs its secret",
    change: ({ adapter }) => ({
      adapter: {
        listSessions: async (options) => {
          console.debug("Listing with", { token: secret });
          return adapter.listSessions(options);
        },
      },
    }),
    fails: inScenarios(["two-others"], test),
    says: /the console/,
  },
  {
    bug: "prints its secret by console.dir",
    change: ({ adapter }) => ({
      adapter: {
        listSessions: async (options) => {
          console.dir({ token: secret });
          return adapter.listSessions(options);
        },
      },
    }),
    fails: everywhere,
    says: /a credential at the console/,
  },
  ...Object.entries({
    tokens: new Map([["session-1", secret]]),
    inner: new Tokens(),
    client: { request: Object.assign(() => {}, { defaults: { headers: { cookie: secret } } }) },
  }).map(([member, value]) => ({
    bug: `shows its secret in its member ${member}`,
    change: () => ({ adapter: { [member]: value } }),
    fails: everywhere,
    says: new RegExp(`a credential at adapter\\.${member}[^]+TypeScript's \`private\` hides nothing`),
  })),
  {
    bug: "shows its secret in a hidden member",
    change: ({ adapter }) => {
      Object.defineProperty(adapter.listSessions, "token", { value: secret });
      return { adapter: { listSessions: adapter.listSessions } };
    },
    fails: everywhere,
    says: /a credential at adapter\.listSessions\.token/,
  },
  {
    bug: "holds on to half the world",
    change: causedBy(Array.from({ length: 30_000 }, () => ({}))),
    fails: here,
    says: /references more than 20000 objects/,
  },
  ...Object.entries(leaks).map(([where, change]) => ({
    bug: `lets its secret out ${where}`,
    change,
    fails: here,
    says,
  })),
];
