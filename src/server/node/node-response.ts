/** What is used of `node:http`'s ServerResponse. */
export interface NodeResponse {
  statusCode: number;
  readonly headersSent: boolean;
  setHeader(name: string, value: string | string[]): unknown;
  removeHeader(name: string): unknown;
  end(body: Uint8Array): unknown;
}
