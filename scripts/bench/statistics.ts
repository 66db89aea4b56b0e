/** The value in the middle. Between two it is half-way. */
export function median(values: readonly number[]): number {
  return between(sorted(values), 0.5);
}

/** A quarter of the values is below the first, a quarter above the second. */
export function quartiles(values: readonly number[]): [number, number] {
  const ordered = sorted(values);
  const half = ordered.length >> 1;
  return [between(ordered.slice(0, half), 0.5), between(ordered.slice(-half), 0.5)];
}

/**
 * Median over median or best over best, whichever is lower: other load on the machine can only make a sample slower, and
 * it does not share itself out evenly.
 */
export function ratio(ours: readonly number[], theirs: readonly number[]): number {
  return Math.min(median(ours) / median(theirs), Math.min(...ours) / Math.min(...theirs));
}

function sorted(values: readonly number[]): number[] {
  return [...values].sort((one, other) => one - other);
}

function between(ordered: readonly number[], share: number): number {
  const at = (ordered.length - 1) * share;
  const [low = Number.NaN, high = Number.NaN] = [ordered[Math.floor(at)], ordered[Math.ceil(at)]];
  return (low + high) / 2;
}
