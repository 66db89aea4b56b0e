import type { Labels } from "../../../src/index.ts";
import { arabic } from "./arabic.ts";
import { pseudo } from "./pseudo.ts";

interface Language {
  /** As the toolbar names it. */
  title: string;
  direction: "ltr" | "rtl";
  /** What a provider gets. */
  provider: { locale?: string; labels?: Partial<Labels> };
}

/** The languages in Storybook's toolbar. */
export const languages = {
  en: { title: "English", direction: "ltr", provider: {} },
  ar: { title: "العربية (Arabic)", direction: "rtl", provider: { locale: "ar", labels: arabic } },
  pseudo: {
    title: "Pseudo: each text of the labels stands between ⟦ and ⟧",
    direction: "ltr",
    provider: { locale: "en-XA", labels: pseudo },
  },
} satisfies Record<string, Language>;

/** The language of a story, by Storybook's globals. */
export function languageOf(globals: Record<string, unknown>): Language {
  return languages[globals.language as keyof typeof languages] ?? languages.en;
}
