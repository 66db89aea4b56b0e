import { cleanText } from "../clean-text.ts";

/** Letters, digits and what product names are made of; nothing that markup, code or a URL needs. */
const plausible = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._+()-]{0,39}$/u;

/** A name out of a user agent, which anybody can write; undefined where it can't be a product's. */
export function plainName(value: string | undefined): string | undefined {
  const name = cleanText(value, 60);
  return name !== undefined && plausible.test(name) ? name : undefined;
}
