/**
 * Writes a number as the locale does: "1,234", in Egyptian Arabic "١٬٢٣٤". Every label with a count gets it as its last
 * parameter. The count itself is for `Intl.PluralRules`.
 */
export type NumberWriter = (value: number) => string;
