import { isSessionsError, SessionsError } from "../../core/errors.ts";
import { type Fields, fieldsOf, isFields } from "../../core/fields.ts";
import { sendInTime } from "../../core/with-deadline.ts";
import type { ResolvedHistoryOptions } from "./sql-options.ts";
import { render, type Sql } from "./statement.ts";

/** Runs a statement, unless the signal has aborted by then. Resolves with its rows. */
export type Run = (statement: Sql, signal?: AbortSignal) => Promise<Fields[]>;

/** The application's own `query`, for statements of this package. */
export function runnerOf({
  query,
  dialect,
  details,
}: Pick<ResolvedHistoryOptions, "query" | "dialect" | "details">): Run {
  return async (statement, signal = neverAborted) => {
    const { text, values } = render(statement, dialect);
    let rows: unknown;
    try {
      rows = await sendInTime(signal, () => query(text, values));
    } catch (thrown) {
      if (signal.aborted) throw signal.reason;
      throw toSqlError(thrown, details === undefined ? "" : " Does the side table exist? Run `schema` once.");
    }
    if (!Array.isArray(rows) || !rows.every(isFields))
      throw new SessionsError("bad-response", "`query` must resolve with an array of rows as objects.");
    return rows;
  };
}

const neverAborted = new AbortController().signal;

/** Node's and PostgreSQL's codes for a connection that is not there, or not any more. */
const connectionLost =
  /^(ECONN\w+|EPIPE|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|08\w{3}|57P0[123]|P1001|P1017)$/;

/**
 * What a database threw, as our error. Neither the original nor its text is kept: they may hold a statement with its
 * values, and so a key.
 */
function toSqlError(thrown: unknown, hint: string): SessionsError {
  if (isSessionsError(thrown)) return thrown;
  const { code: given } = fieldsOf(thrown);
  const code = /^\w{1,40}$/.exec(String(given ?? ""))?.[0];
  const said = code === undefined ? "" : ` (${code})`;
  return connectionLost.test(code ?? "")
    ? new SessionsError("network", `The database was not reached, or the connection broke${said}.`)
    : new SessionsError("backend", `The database failed${said}.${hint}`);
}

/** A number of a column: drivers give a bigint as text, number or BigInt. Undefined = NULL. */
export function numberOf(value: unknown): number | undefined {
  const number = value === null || value === undefined ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : undefined;
}

/** A text of a column; undefined = NULL or "". */
export function columnText(value: unknown): string | undefined {
  return value === null || value === undefined || value === "" ? undefined : String(value);
}

/** Milliseconds of a column as ISO 8601; undefined = NULL, PostgreSQL's "infinity", or no year of four digits. */
export function instantOf(ms: number | undefined): string | undefined {
  const iso = new Date(ms ?? Number.NaN).toJSON();
  return iso !== null && /^\d/.test(iso) ? iso : undefined;
}
