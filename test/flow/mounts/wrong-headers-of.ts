import type { Got } from "./sent.ts";

/** Every response has each of these headers exactly once. */
const always: readonly (readonly [string, string])[] = [
  ["cache-control", "no-store"],
  ["content-security-policy", "default-src 'none'; frame-ancestors 'none'"],
  ["cross-origin-resource-policy", "same-origin"],
  ["referrer-policy", "no-referrer"],
  ["vary", "Cookie, Authorization, Origin, Sec-Fetch-Site"],
  ["x-content-type-options", "nosniff"],
];
const ours = ["allow", "content-type", "retry-after"];
const ofHttp = ["connection", "content-length", "date", "keep-alive", "transfer-encoding"];

/** The headers of a response that are missing, doubled, or not from the handler. */
export function wrongHeadersOf({ headers, status, text }: Got): string[] {
  const names = headers.map(([name]) => name);
  const missing = always.filter(([name, value]) => headers.find(([other]) => other === name)?.[1] !== value);
  const known = [...always.map(([name]) => name), ...ours, ...ofHttp];
  const type = headers.find(([name]) => name === "content-type")?.[1];
  const wantedType =
    status === 204 ? undefined : status < 300 ? "application/json" : "application/problem+json";
  const length = headers.find(([name]) => name === "content-length")?.[1];
  return [
    ...missing.map(([name]) => `no ${name}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `two ${name}`),
    ...names.filter((name) => !known.includes(name)).map((name) => `foreign ${name}`),
    ...(type === wantedType ? [] : [`type ${type}`]),
    ...(length !== undefined && text !== "" && Number(length) !== Buffer.byteLength(text) ? ["length"] : []),
  ];
}
