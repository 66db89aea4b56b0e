const rotate = (id: string, by: number): string =>
  id
    .replace(/\d/g, (digit) => String((Number(digit) + by) % 10))
    .replace(/[a-f]/g, (letter) => String.fromCharCode(97 + ((letter.charCodeAt(0) - 97 + by) % 6)));

/** An id that nobody has, of the same form as those that are there: some backends look at the form first. */
export function unknownIdLike(ids: Iterable<string>): string {
  const taken = new Set(ids);
  const [model = "no-such-session"] = taken;
  for (let by = 1; by < 10; by += 1) if (!taken.has(rotate(model, by))) return rotate(model, by);
  return `${model}0`;
}
