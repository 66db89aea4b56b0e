/** The person who makes a request, and the session that it comes with. */
export interface SqlCaller {
  /** As your table has it. */
  userId: string | number | bigint;
  /** What your table has as the key of this session: what the cookie holds, or its hash (`keyIs: "hash"`). */
  key: string;
}

/** @throws {TypeError} if it is none. The value is never said. */
export function checkCaller(caller: SqlCaller, method: string): SqlCaller {
  const { userId, key } = Object(caller) as SqlCaller;
  checkUserId(userId, method);
  if (typeof key !== "string" || key === "")
    throw new TypeError(`${method}: key must be a text that is not empty.`);
  return { userId, key };
}

/** @throws {TypeError} if it is none. */
export function checkUserId(userId: unknown, method: string): void {
  const isOne =
    (typeof userId === "string" && userId !== "") || typeof userId === "bigint" || Number.isFinite(userId);
  if (!isOne) throw new TypeError(`${method}: userId must be a text, a number or a bigint.`);
}
