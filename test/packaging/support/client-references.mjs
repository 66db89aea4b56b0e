// What a bundler for React Server Components does, for Node: whatever a module with "use client" exports is a reference
// to it, and the module itself does not run. Plain JavaScript, since Node loads it before everything else.
import { registerHooks } from "node:module";

registerHooks({
  load(url, context, nextLoad) {
    const loaded = nextLoad(url, context);
    const source = loaded.source?.toString() ?? "";
    if (!/^\s*["']use client["']/.test(source)) return loaded;
    const names = [...source.matchAll(/\bexport\s*\{([^}]*)\}/g)]
      .flatMap(([, list]) => list.split(","))
      .map((name) =>
        name
          .trim()
          .split(/\s+as\s+/)
          .at(-1),
      )
      .filter(Boolean);
    const references = names.map(
      (name) =>
        `export const ${name} = () => { throw new Error("${name} of ${url} is for the client, and the server called it."); };`,
    );
    return { format: "module", source: references.join("\n"), shortCircuit: true };
  },
});
