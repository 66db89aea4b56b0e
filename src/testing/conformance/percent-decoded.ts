import { textOfBytes } from "./text-of-bytes.ts";

/** The text with each percent-encoded octet as what it stands for. Never throws: a percent sign that stands alone stays. */
export const percentDecoded = (text: string): string =>
  text.replace(/(?:%[\da-f]{2})+/gi, (octets) =>
    textOfBytes(Uint8Array.from(octets.slice(1).split("%"), (octet) => Number.parseInt(octet, 16))),
  );
