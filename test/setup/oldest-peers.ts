import { registerHooks } from "node:module";

// Vite's aliases reach the sources and tests alone. What React DOM and TanStack Query import themselves, Node resolves.
const oldest: Record<string, string> = {
  react: "react-18",
  "react-dom": "react-dom-18",
  "@tanstack/react-query": "react-query-5-0",
};

registerHooks({
  resolve(specifier, context, nextResolve) {
    const [, name = "", rest = ""] = /^(@[^/]+\/[^/]+|[^/]+)(\/.*)?$/.exec(specifier) ?? [];
    return nextResolve(name in oldest ? `${oldest[name]}${rest}` : specifier, context);
  },
});
