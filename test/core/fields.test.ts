import { describe, expect, test } from "vitest";
import { fieldsOf, isFields, pick, textOf, withoutUndefined } from "../../src/core/fields.ts";

test("only objects have fields, and an array is not one", () => {
  expect([{}, Object.create(null)].every(isFields)).toBe(true);
  expect([null, undefined, "a", 7, [], () => {}].some(isFields)).toBe(false);
});

describe("fieldsOf", () => {
  test("follows a path into an object", () => {
    expect(fieldsOf({ session: { user: { id: "u" } } }, "session", "user")).toEqual({ id: "u" });
  });

  test.each([[undefined], [{}], [{ session: null }], [{ session: [1] }], [{ session: { user: "u" } }]])(
    "has no fields if the path leads nowhere: %j",
    (value) => {
      expect(fieldsOf(value, "session", "user")).toEqual({});
    },
  );
});

test("a text of nothing but space says nothing", () => {
  expect(textOf(" a ")).toBe(" a ");
  expect([" ", "", 7, null].map(textOf)).toEqual([undefined, undefined, undefined, undefined]);
});

describe("pick", () => {
  const readers = {
    name: textOf,
    age: (value: unknown) => (typeof value === "number" ? value : undefined),
  };

  test("copies what it can read, and nothing that has no reader", () => {
    expect(pick<{ name?: string; age?: number }>({ name: "Ann", age: "7", token: "t" }, readers)).toEqual({
      name: "Ann",
    });
  });

  test("gives what has no value no member", () => {
    expect(Object.keys(pick<{ name?: string; age?: number }>({}, readers))).toEqual([]);
  });
});

test("undefined members go, and those that are null or empty stay", () => {
  const object = withoutUndefined({ a: undefined, b: null, c: "", d: 0 });
  expect(Object.keys(object)).toEqual(["b", "c", "d"]);
});
