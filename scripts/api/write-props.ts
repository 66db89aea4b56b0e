import { joined } from "./markdown.ts";
import type { ApiModule } from "./read-declarations.ts";

/**
 * Every component's props, for the tables in Storybook. Storybook's own reader of props does not understand a union of
 * props, and the other reader needs an interface that TypeScript 7 does not have.
 */
export function writeProps(modules: readonly ApiModule[]): string {
  const components = modules
    .flatMap(({ exports }) => exports)
    .filter(({ kind }) => kind === "component")
    .map(({ name, members }) => {
      const props = members.map(({ name, type, isOptional, doc }) => {
        const text = joined(doc.text);
        const [, byDefault] = /\bDefault ([^\s.]+)\./.exec(text) ?? [];
        return [name, { type, required: !isOptional, description: text, default: byDefault }];
      });
      return [name, Object.fromEntries(props)];
    });
  return `${JSON.stringify(Object.fromEntries(components), null, 2)}\n`;
}
