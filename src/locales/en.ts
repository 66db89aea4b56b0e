import {
  english,
  historyEnglish,
  promptEnglish,
  selectionEnglish,
  wasntMeEnglish,
} from "../devices/english.ts";
import type { Labels } from "../devices/labels.ts";

/** Every text in English. */
export const en: Labels = {
  ...english,
  ...selectionEnglish,
  ...wasntMeEnglish,
  ...promptEnglish,
  ...historyEnglish,
} satisfies Required<Labels>;
