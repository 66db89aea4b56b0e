import type { ApiModule } from "./read-declarations.ts";

/**
 * The exports, props of components and members of options that have no docstring. The type of a component's props is left
 * out, because the component's own docstring explains them.
 */
export function undocumentedOf(modules: readonly ApiModule[]): string[] {
  const items = modules.flatMap(({ exports }) => exports);
  const components = new Set(items.filter(({ kind }) => kind === "component").map(({ name }) => name));
  const names = items.flatMap(({ name, kind, doc, members }) => {
    const isProps = components.has(name.replace(/Props$/, ""));
    const hasOptions = kind === "component" || name.endsWith("Options");
    const without = hasOptions ? members.filter((member) => !member.doc.text) : [];
    const own = doc.text || (isProps && kind === "type") ? [] : [name];
    return [...own, ...without.map((member) => `${name}.${member.name}`)];
  });
  return [...new Set(names)];
}
