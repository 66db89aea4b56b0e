import { expect, test } from "vitest";
import { isPlatformCut, platformOf, withoutName } from "../../../src/core/user-agent/platform.ts";

test("a platform is cut if its comment has no end", () => {
  expect(isPlatformCut("Mozilla/5.0 (Linux; Android 14; Pix")).toBe(true);
  expect(isPlatformCut("Mozilla/5.0 (Linux; Android 11; moto g power (2022); K")).toBe(true);
  expect(isPlatformCut("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHT")).toBe(false);
  expect(isPlatformCut("curl/8.11.0")).toBe(false);
});

test("the platform stands in the first comment, or behind the program's name", () => {
  expect(platformOf("MyBank/5.2 (iPhone; iOS 17.4) Foo/1 (Bar)")).toBe("iPhone; iOS 17.4");
  expect(platformOf("Signal-Android/7.22.2 Android/34")).toBe(" Android/34");
  expect(platformOf("iOS/14.8.1;iPad Mini 4;x;1;4.56.1")).toBe("iOS/14.8.1;iPad Mini 4;x;1;4.56.1");
});

test("the last word of a platform that is cut is left out", () => {
  expect(platformOf("Mozilla/5.0 (Linux; Android 1")).toBe("Linux; Android ");
  expect(platformOf("Mozilla/5.0 (Windows NT 6")).toBe("Windows NT ");
});

test("a program's name may have several words, and one that begins with a system stays", () => {
  expect(withoutName("Pinterest for iOS/12.44 (iPhone15,2)")).toBe(" (iPhone15,2)");
  expect(withoutName("Android/13 MyShop/5.1.2")).toBe("Android/13 MyShop/5.1.2");
});
