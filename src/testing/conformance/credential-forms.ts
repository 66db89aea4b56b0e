import { percentDecoded } from "./percent-decoded.ts";
import { textOfBytes } from "./text-of-bytes.ts";

/** Parts of a text in base64 at each of the three places where it can start, without the marginal characters. */
function base64Forms(bytes: Uint8Array): string[] {
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return [0, 1, 2].map((shift) => {
    const text = btoa("\0".repeat(shift) + binary).replace(/=+$/, "");
    const isWhole = (shift + bytes.length) % 3 === 0;
    return text.slice(shift === 0 ? 0 : shift + 1, isWhole ? undefined : -1);
  });
}

/**
 * How a credential may be written: as it is or decoded, as a form writes its spaces, in JSON, in hex, in base64 of either
 * alphabet. Percent-encoded ones are found by decoding what is searched. Takes any text: of any length, and one that is
 * not well-formed.
 */
export function credentialForms(credential: string): string[] {
  const bytes = new TextEncoder().encode(credential);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const decoded = percentDecoded(credential);
  const base64 = base64Forms(bytes);
  return [
    ...new Set([
      credential,
      // As it travels: a lone surrogate is replaced on the way.
      textOfBytes(bytes),
      decoded,
      ...[credential, decoded].map((text) => text.replaceAll(" ", "+")),
      JSON.stringify(credential).slice(1, -1),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replace(/\+/g, "-").replace(/\//g, "_")),
    ]),
    // A shorter one, such as a decoded one, is found by accident.
  ].filter((form) => form.length >= 8);
}
