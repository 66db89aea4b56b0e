import { english, promptEnglish, selectionEnglish, wasntMeEnglish } from "../devices/english.ts";
import type { Labels } from "../devices/labels.ts";

/** Every text in English. */
export const en: Labels = {
  ...english,
  ...selectionEnglish,
  ...wasntMeEnglish,
  ...promptEnglish,
} satisfies Required<Labels>;
