/** When every story takes place, so that each looks the same on every day. */
export const now = "2026-01-15T12:00:00.000Z";
