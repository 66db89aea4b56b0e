import type { Decorator } from "@storybook/react-vite";
import type { SessionsAdapter } from "../../src/index.ts";
import { Backend, type BackendProps } from "./backend.tsx";
import { languageOf } from "./languages/languages.ts";

/** Shows the story with this backend, in the language of the toolbar. */
export function withBackend(
  create: () => SessionsAdapter,
  provider: Omit<BackendProps, "create" | "children"> = {},
): Decorator {
  return (Story, { globals }) => (
    <Backend {...languageOf(globals).provider} {...provider} create={create}>
      <Story />
    </Backend>
  );
}
