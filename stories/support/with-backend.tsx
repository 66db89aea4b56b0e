import type { Decorator } from "@storybook/react-vite";
import type { SessionsAdapter } from "../../src/index.ts";
import { Backend, type BackendProps } from "./backend.tsx";

/** Shows the story with this backend. */
export function withBackend(
  create: () => SessionsAdapter,
  provider: Omit<BackendProps, "create" | "children"> = {},
): Decorator {
  return (Story) => (
    <Backend {...provider} create={create}>
      <Story />
    </Backend>
  );
}
