import { Problem } from "./problem.ts";

const maxBytes = 8 * 1024;

/**
 * The body as text, read no further than it may be long, and not after the signal aborted.
 *
 * @throws {Problem} 413 above 8 KiB, 400 where it is no UTF-8 or the connection broke.
 */
export async function readText(request: Request, signal: AbortSignal): Promise<string> {
  if (Number(request.headers.get("content-length")) > maxBytes) throw tooLarge();
  try {
    return await readAll(request, signal);
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, "The body could not be read as UTF-8.");
  }
}

async function readAll(request: Request, signal: AbortSignal): Promise<string> {
  // Some browsers, in whose service workers this may run, have no request.body.
  const body = request.body === undefined ? new Response(await request.arrayBuffer()).body : request.body;
  const reader = body?.getReader();
  if (!reader) return "";
  // Not awaited: the answer must not wait for a sender who does not stop.
  const cancel = () => void reader.cancel().catch(() => {});
  signal.addEventListener("abort", cancel);
  // A byte order mark is no JSON, so it is kept and refused with the rest.
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  let text = "";
  let bytes = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      bytes += value.byteLength;
      if (bytes > maxBytes) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    cancel();
    throw error;
  }
}

function tooLarge(): Problem {
  return new Problem(413, `The body must not be longer than ${maxBytes} bytes.`);
}
