const rotate = (text: string, by: number): string =>
  text
    .replace(/\d/g, (digit) => String((Number(digit) + by) % 10))
    .replace(/[a-f]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 6)));

/**
 * An id that nobody has, of the same form as those that are there: some backends look at the form first. Only its end is
 * changed, because prefixes and the version of a UUID stand before.
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
