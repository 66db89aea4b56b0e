export interface Sent {
  method: string;
  path: string;
  /** A header with several values is sent as one line for each value. */
  headers: Record<string, string | string[]>;
  body?: string;
}

export interface Got {
  status: number;
  /** Every header line of the response, with its name in lower case. */
  headers: [name: string, value: string][];
  text: string;
}

/** Sends a request to a mount, over a socket or by calling its fetch export. */
export type Send = (sent: Sent) => Promise<Got>;
