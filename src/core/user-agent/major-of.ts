/** "131" of "131.0.6778.86"; undefined where it says nothing ("0.73") or is no number ("javascript", "1a2"). */
export function majorOf(version: string | undefined): string | undefined {
  return /^([1-9]\d{0,3})(?!\w)/.exec(version ?? "")?.[1];
}
