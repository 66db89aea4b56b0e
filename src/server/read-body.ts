import { type ReadTextOptions, readPieces } from "../core/http.ts";

export interface ReadBodyOptions extends Omit<ReadTextOptions, "decoder"> {
  /** Aborting it stops the read and rejects with its reason. */
  signal: AbortSignal;
}

/**
 * The body of a request as text. It takes UTF-8 alone, and keeps a byte order mark in the text, so that JSON refuses it.
 *
 * @param body `null` or `undefined` reads as "".
 * @throws what `tooLong` makes; `signal.reason`; TypeError for bytes that are not UTF-8; whatever the connection throws.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null | undefined,
  { signal, ...limits }: ReadBodyOptions,
): Promise<string> {
  signal.throwIfAborted();
  const reader = body?.getReader();
  if (!reader) return "";
  // Not awaited, because a sender that does not stop would hold up the error.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  try {
    return await readPieces(reader, {
      ...limits,
      decoder: new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }),
    });
  } finally {
    signal.removeEventListener("abort", cancel);
    // A cancelled reader says "done", so the text may be half of one.
    signal.throwIfAborted();
  }
}
