/** The cookies of Ann's laptop and Ben's laptop. */
export const cookies = {
  ann: "theme=dark; sid=canary-token-ann-laptop",
  ben: "theme=dark; sid=canary-token-ben-laptop",
} as const;
