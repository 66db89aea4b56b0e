// Serves the built Storybook of ENGINES_STORYBOOK on the port PORT of 127.0.0.1.
import { resolve } from "node:path";
import { preview } from "vite";

await preview({
  configFile: false,
  appType: "mpa", // a file that is missing must be missing
  logLevel: "warn",
  build: { outDir: resolve(process.env.ENGINES_STORYBOOK ?? "") },
  preview: { host: "127.0.0.1", port: Number(process.env.PORT), strictPort: true },
});
