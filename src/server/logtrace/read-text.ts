import { LogTraceError } from "./log-trace-error.ts";

/** No page of one person's sessions is as long as this. */
const maxBytes = 10_000_000;

/**
 * The answer's body as text, read no further than 10 MB.
 *
 * @throws {LogTraceError} `bad-response` beyond it; whatever the connection throws while it is read.
 */
export async function readText({ body, status }: Response): Promise<string> {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  let text = "";
  for (let bytes = 0; ; ) {
    const { done, value } = (await reader?.read()) ?? { done: true };
    if (done) return text + decoder.decode();
    bytes += value.length;
    if (bytes > maxBytes) {
      reader?.cancel().catch(() => {});
      throw new LogTraceError("bad-response", `LogTrace's answer has more than ${maxBytes} bytes.`, {
        status,
      });
    }
    text += decoder.decode(value, { stream: true });
  }
}
