/**
 * An id that no session has, in the form of the ids that exist, because some backends check the form first. Only the end
 * changes: prefixes and the version digit of a UUID stand before it.
 *
 * @param ids - The ids that exist.
 */
export function unknownIdLike(ids: Iterable<string>): string {
  const taken = new Set(ids);
  const [model = "no-such-session"] = taken;
  const kept = Math.max(model.length - 8, Math.ceil(model.length / 2));
  for (let by = 1; by < 10; by += 1) {
    const id = model.slice(0, kept) + rotate(model.slice(kept), by);
    if (!taken.has(id)) return id;
  }
  return `${model}0`;
}

/** Replaces each digit by another digit, and each letter from a to f by another one of these. */
function rotate(text: string, by: number): string {
  return text
    .replace(/\d/g, (digit) => String((Number(digit) + by) % 10))
    .replace(/[a-f]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 6)));
}
