const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value);
  // The root of any realm: a runner's objects need not be those of the adapter.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** Where and why the value would not come back the same from JSON, or is null; undefined = all is well. */
export function jsonProblem(value: unknown, path: string): string | undefined {
  // JSON has it, and the contract does not: an optional member is absent.
  if (value === null) return `${path} is null`;
  if (typeof value === "string" || typeof value === "boolean") return undefined;
  if (typeof value === "number")
    return Number.isFinite(value) && !Object.is(value, -0) ? undefined : `${path} is ${value}`;
  if (typeof value !== "object") return `${path} is of type ${typeof value}`;
  const isArray = Array.isArray(value);
  if (!isArray && !isPlain(value)) return `${path} is a ${value.constructor?.name ?? "class"}`;
  for (const key of Reflect.ownKeys(value)) {
    if (isArray && key === "length") continue;
    const at = isArray ? `${path}[${String(key)}]` : `${path}.${String(key)}`;
    const member = Reflect.getOwnPropertyDescriptor(value, key);
    if (typeof key === "symbol" || !member?.enumerable || !("value" in member))
      return `${at} is no ordinary member`;
    const problem = jsonProblem(member.value, at);
    if (problem) return problem;
  }
  const hasHole = isArray && Object.keys(value).length !== value.length;
  return hasHole ? `${path} has more or fewer members than items` : undefined;
}
