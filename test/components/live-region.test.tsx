import { renderToString } from "react-dom/server";
import { expect, test } from "vitest";
import { YourDevices } from "../../src/components/your-devices.tsx";
import { handAdapter } from "./support/hand-adapter.ts";

test("the first paint has one live region: polite, empty, and without a role", () => {
  const html = renderToString(<YourDevices adapter={handAdapter()} userId="ada" />);
  expect(html.match(/aria-live|role="(status|alert|log)"|<output/g)).toEqual(["aria-live"]);
  expect(html).toContain('<div aria-live="polite" class="yd-hidden"></div>');
});
