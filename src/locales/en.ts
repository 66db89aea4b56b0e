import { english } from "../devices/english.ts";
import {
  historyEnglish,
  promptEnglish,
  renameEnglish,
  selectionEnglish,
  wasntMeEnglish,
} from "../devices/feature-english.ts";
import type { Labels } from "../devices/labels.ts";

/** Every text in English. */
export const en: Labels = {
  ...english,
  ...selectionEnglish,
  ...wasntMeEnglish,
  ...promptEnglish,
  ...renameEnglish,
  ...historyEnglish,
} satisfies Required<Labels>;
