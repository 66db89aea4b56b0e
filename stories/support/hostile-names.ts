import type { UserSession } from "../../src/index.ts";

/** Names and places that try to break out of their text. */
export const hostileNames: readonly Partial<UserSession>[] = [
  { name: '<img src="x" onerror="alert(1)">', location: { label: "</bdi><script>alert(1)</script>" } },
  { device: { type: "desktop", label: "\u202Eenohp s’adA\u202C, this device" } },
  {
    device: {
      type: "mobile",
      browser: "W".repeat(65_536),
      os: "Z\u0335\u0321\u0322\u0327\u0328\u0334\u0336",
    },
  },
];
