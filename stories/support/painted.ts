/** Finds what people see, and not the same text where screen readers hear it. */
export const painted = { ignore: "script, style, [aria-live] *" };
