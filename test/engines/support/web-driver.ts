// As much of a WebDriver client (https://www.w3.org/TR/webdriver2/) as the tests need. The packages that have all of it bring
// ten to a hundred others.

/** Above the time limits that the driver itself is given. Only a driver that hangs exceeds it. */
const timeoutMs = 70_000;

/** Sends one command, and resolves with its value. */
export async function sendCommand(method: string, url: string, body?: unknown): Promise<unknown> {
  const command = `WebDriver: ${method} ${new URL(url).pathname}`;
  const response = await fetch(url, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(timeoutMs),
  }).catch((cause) => {
    throw new Error(`${command} got no response: ${cause.message}`, { cause });
  });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${command}: ${value.error}, ${value.message}`);
  return value;
}

export interface Session {
  /** The window that commands go to, as far as the caller has noted it. */
  current?: string;
  /** `send("url", { url })`: a command of this session, with POST if it has a body, else with GET. */
  send(command: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** Opens a new browser. */
export async function openSession(driver: string): Promise<Session> {
  const { sessionId } = (await sendCommand("POST", `${driver}/session`, { capabilities: {} })) as {
    sessionId: string;
  };
  const session = `${driver}/session/${sessionId}`;
  return {
    send: (command, body) => sendCommand(body ? "POST" : "GET", `${session}/${command}`, body),
    close: async () => void (await sendCommand("DELETE", session)),
  };
}
