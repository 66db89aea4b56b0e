/** What is read of `node:http`'s IncomingMessage, and of what frameworks add to it. */
export interface NodeRequest {
  readonly method?: string | undefined;
  readonly url?: string | undefined;
  readonly httpVersionMajor?: number | undefined;
  /** Express: the target before it cut the mount off. */
  readonly originalUrl?: string | undefined;
  /** Names and values in turn, duplicates kept. */
  readonly rawHeaders: readonly string[];
  readonly socket?: object | null | undefined;
  /** What a body parser left here is used instead of the stream, which it has emptied. */
  readonly body?: unknown;
  readonly complete?: boolean | undefined;
  readonly readableDidRead?: boolean | undefined;
  readonly readableEnded?: boolean | undefined;
  [Symbol.asyncIterator](): AsyncIterator<unknown>;
}
