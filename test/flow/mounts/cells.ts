import type { Cell } from "./cell.ts";
import { cookies } from "./cookies.ts";

const methods: Cell["method"][] = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE"];

const sites: Cell["site"][] = [
  undefined,
  "same-origin",
  "same-site",
  "cross-site",
  "none",
  "junk",
  ["same-origin", "same-origin"],
];

const origins: Cell["origin"][] = [
  undefined,
  "https://app.example",
  "null",
  "https://evil.example",
  "http://app.example",
  "https://app.example:8443",
  "https://sub.app.example",
  "https://APP.EXAMPLE",
  "https://app.example.",
];

const types: Cell["type"][] = [
  "application/json",
  "application/json; charset=utf-8",
  "APPLICATION/JSON",
  undefined,
  "text/plain",
  "application/x-www-form-urlencoded",
  "multipart/form-data; boundary=x",
  "application/jsonp",
  "text/json",
  "application/json, text/plain",
];

const customs: Cell["custom"][] = [undefined, "1", "0", ["1", "1"]];

const combine = (one: {
  methods: Cell["method"][];
  types: Cell["type"][];
  customs: Cell["custom"][];
}): Cell[] =>
  one.methods.flatMap((method) =>
    sites.flatMap((site) =>
      origins.flatMap((origin) =>
        one.types.flatMap((type) =>
          one.customs.flatMap((custom) =>
            [cookies.ann, undefined].map((cookie) => ({ method, site, origin, type, custom, cookie })),
          ),
        ),
      ),
    ),
  );

/** Every combination. */
export const cells: readonly Cell[] = combine({ methods, types, customs });

/**
 * Every combination for POST, and for the other methods only those that can make a difference. The handler reads content
 * type and custom header only for POST, and refuses a wrong method before it reads any header.
 */
export const cellsForSockets: readonly Cell[] = [
  ...combine({ methods: ["POST"], types, customs }),
  ...combine({ methods: ["GET"], types: ["application/json", "text/plain"], customs: [undefined, "1"] }),
  ...combine({
    methods: ["HEAD", "OPTIONS", "PUT", "DELETE"],
    types: ["application/json"],
    customs: ["1"],
  }),
];

/** The cells that a proxy could get wrong. The tests of the handler have the rarer values of each header. */
export const cellsThroughProxies: readonly Cell[] = [
  ...combine({
    methods: ["POST"],
    types: ["application/json", undefined, "text/plain"],
    customs: ["1", undefined],
  }),
  ...combine({ methods: ["GET"], types: ["application/json"], customs: [undefined] }),
];
