import type { SqlDialect, SqlValue } from "./sql-options.ts";

/** A piece of SQL with the values that stand in it. A value is never written into the text: it is bound. */
export interface Sql {
  readonly pieces: readonly (string | Bound)[];
}

interface Bound {
  readonly value: SqlValue;
  readonly type?: "text" | "bigint";
}

/**
 * SQL from a template. A text in it is SQL of this package or a quoted identifier, never data; data goes through
 * `textValue`, `wholeValue` and `ownValue`.
 */
export function sql(texts: TemplateStringsArray, ...inserted: readonly (Sql | string)[]): Sql {
  const pieces = texts.flatMap((text, index) => {
    const next = inserted[index];
    return [text, ...(next === undefined ? [] : typeof next === "string" ? [next] : next.pieces)];
  });
  return { pieces };
}

/** Pieces with a text between them: `joined(conditions, " AND ")`. */
export function joined(parts: readonly (Sql | string)[], between: string): Sql {
  return {
    pieces: parts.flatMap((part, index) => [
      ...(index > 0 ? [between] : []),
      ...(typeof part === "string" ? [part] : part.pieces),
    ]),
  };
}

/** A bound text, or NULL. The cast tells its type to databases that can't see it from the statement. */
export function textValue(value: string | undefined): Sql {
  return { pieces: [{ value: value ?? null, type: "text" }] };
}

/** A bound whole number, or NULL. It goes as a text, since drivers disagree about numbers that need more than 32 bits. */
export function wholeValue(value: number | undefined): Sql {
  return { pieces: [{ value: value === undefined ? null : String(Math.floor(value)), type: "bigint" }] };
}

/**
 * A bound value that is compared with a column of the application's own table. It has no cast: with one, a column of
 * another type (uuid, integer) would not be compared by its index, or not at all.
 */
export function ownValue(value: SqlValue): Sql {
  return { pieces: [{ value }] };
}

/** The statement as drivers take it. */
export function render({ pieces }: Sql, dialect: SqlDialect): { text: string; values: SqlValue[] } {
  const values: SqlValue[] = [];
  const written = pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    values.push(piece.value);
    const placeholder = dialect === "postgres" ? `$${values.length}` : "?";
    return piece.type ? `CAST(${placeholder} AS ${piece.type})` : placeholder;
  });
  return { text: written.join(""), values };
}
