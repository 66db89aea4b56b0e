import { pathToFileURL } from "node:url";
import { root } from "../entry-points.ts";
import type { ApiMember } from "./read-declarations.ts";

/** One key of `Labels`. */
export interface LabelText {
  key: string;
  /** The names of its parameters. Absent = a plain text. */
  parameters?: string[];
  /** The English text. For a function, with the names of its parameters and example numbers: "Sign out {name}". */
  english: string;
  /** Its docstring. */
  note: string;
}

type Label = string | ((...args: unknown[]) => string);

/** The keys of `Labels` with the English texts that the source of `your-devices/locales/en` exports. */
export async function readLabels(keys: readonly ApiMember[], source: string): Promise<LabelText[]> {
  const { en } = (await import(/* @vite-ignore */ pathToFileURL(`${root}${source}`).href)) as {
    en: Record<string, Label>;
  };
  return keys.map(({ name, type, doc }) => {
    const label = en[name];
    if (label === undefined) throw new Error(`${source} has no English text for "${name}".`);
    const note = doc.text.replaceAll("\n", " ");
    if (typeof label === "string") return { key: name, english: label, note };
    const [, list = ""] = /^\((.*)\) => string$/.exec(type) ?? [];
    const parameters = list.split(", ").map((text) => text.split(/\??: /));
    return {
      key: name,
      parameters: parameters.map(([parameter = ""]) => parameter),
      english: label(...parameters.map(exampleOf)),
      note,
    };
  });
}

/** An argument that reads well in a sentence. */
function exampleOf([name = "", type = ""]: string[]): unknown {
  if (type === "readonly string[]") return ["{one}", "{other}"];
  // The same time of day on every machine.
  if (name === "time" && type === "number") return new Date(2026, 0, 15, 14, 5).getTime();
  if (type.startsWith("number")) return name === "total" ? 5 : 3;
  if (type === "boolean") return false;
  if (type === "NumberWriter") return String;
  if (type === "AgeUnit") return "hour";
  const [, word] = /^"([^"]+)"/.exec(type) ?? [];
  return word ?? `{${name}}`;
}
