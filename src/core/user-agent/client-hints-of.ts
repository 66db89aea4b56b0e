import { cleanText } from "../clean-text.ts";
import { type QuotedString, quotedStringsOf } from "./quoted-strings-of.ts";

/** User-agent client hints as they were sent, before anything is believed of them. */
export interface ClientHints {
  platform: string | undefined;
  platformVersion: string | undefined;
  model: string | undefined;
  isMobile: boolean | undefined;
  brands: QuotedString[];
  formFactors: string[];
}

const longest = 256;

/** Reads the headers; a missing or malformed one says nothing. */
export function clientHintsOf(headers: Headers | undefined): ClientHints {
  const header = (name: string): string | undefined => {
    // A plain object or a promise of headers, which JavaScript lets through, has no hints.
    const value = typeof headers?.get === "function" ? headers.get(name) : undefined;
    // What is cut here is malformed from then on.
    return cleanText(value, longest);
  };
  const list = (name: string) => quotedStringsOf(header(name));
  const item = (name: string) => {
    const [only, second] = list(name);
    return second ? undefined : only?.value;
  };
  const mobile = header("Sec-CH-UA-Mobile");
  return {
    platform: item("Sec-CH-UA-Platform"),
    platformVersion: item("Sec-CH-UA-Platform-Version"),
    model: item("Sec-CH-UA-Model"),
    isMobile: mobile === "?1" ? true : mobile === "?0" ? false : undefined,
    brands: [...list("Sec-CH-UA"), ...list("Sec-CH-UA-Full-Version-List")],
    formFactors: list("Sec-CH-UA-Form-Factors").map(({ value }) => value),
  };
}
