/** The time in every story, so that it looks the same every day. */
export const now = "2026-01-15T12:00:00.000Z";
