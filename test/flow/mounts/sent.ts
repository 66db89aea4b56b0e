export interface Sent {
  method: string;
  path: string;
  /** A list is one line for each of its values. */
  headers: Record<string, string | string[]>;
  body?: string;
}

export interface Got {
  status: number;
  /** Every line that came, in lower case. */
  headers: [name: string, value: string][];
  text: string;
}

/** However a mount is reached: over a socket, or by calling its fetch export. */
export type Send = (sent: Sent) => Promise<Got>;
