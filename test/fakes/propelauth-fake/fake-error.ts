/** What a command fails with. Statuses of errors are not published: these are made up. */
export class FakeError extends Error {
  readonly status: number;
  readonly body: { type: string; details?: unknown };

  constructor(type: string, details?: unknown, status = 400) {
    super(type);
    this.status = status;
    this.body = details === undefined ? { type } : { type, details };
  }
}
