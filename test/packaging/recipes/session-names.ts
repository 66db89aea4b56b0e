/** `betterAuth({ …, session: { additionalFields } })`. With `input: false` only your server writes it. */
export const additionalFields = {
  name: { type: "string", required: false, input: false },
} as const;
