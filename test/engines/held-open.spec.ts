import { test } from "./support/test.ts";

// Only for cut-off.spec.ts: it says that the engine has a page open, and never ends.
test("an engine is held open", async ({ tab, engine, storybookURL }) => {
  test.setTimeout(0);
  await tab.open(`${storybookURL}/iframe.html?id=controls--never-finishes&viewMode=story`);
  console.log(`held open: ${engine.name}`);
  await new Promise(() => {});
});
