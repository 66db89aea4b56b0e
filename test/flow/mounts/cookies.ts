/** Ann on her laptop, Ben on his. */
export const cookies = {
  ann: "theme=dark; sid=canary-token-ann-laptop",
  ben: "theme=dark; sid=canary-token-ben-laptop",
} as const;
