// A backend written from openapi.yaml alone, in 60 lines of code. It uses nothing of this package.
import { createServer, type IncomingMessage, type Server, STATUS_CODES } from "node:http";

export type StoredSession = Record<"id" | "token" | "userId" | "createdAt" | "userAgent", string>;

const always = { "cache-control": "no-store", vary: "Cookie, Authorization, Origin, Sec-Fetch-Site" };

export function createPlainServer(store: StoredSession[], ownOrigins: string[]): Server {
  return createServer(async (request, response) => {
    const respond = (status: number, body?: object, more: Record<string, string> = {}): void => {
      const type = status < 400 ? "application/json" : "application/problem+json";
      response.writeHead(status, { ...always, ...(body && { "content-type": type }), ...more });
      response.end(body && JSON.stringify(body));
    };
    const problem = (status: number, code?: string, more: Record<string, string> = {}): void =>
      respond(status, { title: STATUS_CODES[status], status, code }, more);

    const [target = "", query] = (request.url ?? "").split("?");
    const [path, , action] = /^\/api\/devices(\/(revoke|revoke-others|rename|ended))?$/.exec(target) ?? [];
    if (!path) return problem(404);
    const method = action === undefined || action === "ended" ? "GET" : "POST";
    if (request.method !== method) return problem(405, undefined, { allow: method });
    const { "sec-fetch-site": site, origin = "", "content-type": type = "", cookie } = request.headers;
    const isOwn =
      site === undefined ? method === "GET" || ownOrigins.includes(origin) : site === "same-origin";
    if (!isOwn) return problem(403, "forbidden");
    if (method === "POST" && !/^application\/json *(;|$)/i.test(type)) return problem(415);
    if (method === "POST" && request.headers["x-your-devices"] !== "1") return problem(403, "forbidden");
    if (query !== undefined) return problem(400);

    const me = store.find(({ token }) => cookie === `session=${token}`);
    if (!me) return problem(401, "unauthenticated");
    if (action === "rename" || action === "ended") return problem(501, "unsupported");
    const listMine = (): StoredSession[] => store.filter(({ userId }) => userId === me.userId);
    if (method === "GET") {
      const sessions = listMine().map(({ id, createdAt, userAgent }) => {
        return { id, isCurrent: id === me.id, createdAt, userAgent };
      });
      const can = ["revoke", "revoke-others"];
      return respond(200, { sessions, can, serverTime: new Date().toISOString(), subject: me.userId });
    }
    const body = await readBody(request);
    if (body === undefined) return problem(413, undefined, { connection: "close" });
    const isOne = action === "revoke";
    const isRight = Object.keys(Object(body)).join() === (isOne ? "id" : "") && body?.constructor === Object;
    const { id } = Object(body);
    if (!isRight || (isOne && !/^[^\p{Cs}]{1,512}$/u.test(typeof id === "string" ? id : "")))
      return problem(400);
    if (id === me.id) return problem(409, "current-session");
    const revoked = listMine().filter((session) => (isOne ? session.id === id : session !== me));
    for (const session of revoked) store.splice(store.indexOf(session), 1);
    respond(204);
  });
}

/** undefined if it is too long, null if it is not JSON. */
async function readBody(request: IncomingMessage): Promise<unknown> {
  let bytes = Buffer.alloc(0);
  for await (const chunk of request) {
    bytes = Buffer.concat([bytes, chunk]);
    if (bytes.length > 8192) return undefined;
  }
  return Promise.resolve(bytes.toString() || "{}")
    .then(JSON.parse)
    .catch(() => null);
}
