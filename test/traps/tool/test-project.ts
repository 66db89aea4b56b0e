import type { UserWorkspaceConfig } from "vitest/config";

/** A project of vite.config.ts that has files of its own. */
export interface TestProject {
  name: string;
  files: string[];
  /** Complete, without the projects beside it. A new object at each call, because Vitest writes into it. */
  config(): UserWorkspaceConfig;
}
