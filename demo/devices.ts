/** A device that signs in by itself: what it calls itself, and the address that it seems to come from. */
export interface DemoDevice {
  label: string;
  userAgent: string;
  address: string;
}

const webkit = "AppleWebKit/537.36 (KHTML, like Gecko)";

/** The six devices on which the account is signed in from the start. */
export const seededDevices: readonly DemoDevice[] = [
  {
    label: "Chrome on a Mac",
    userAgent: `Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webkit} Chrome/142.0.0.0 Safari/537.36`,
    address: "203.0.113.4",
  },
  {
    label: "Firefox on Linux",
    userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
    address: "198.51.100.7",
  },
  {
    label: "Safari on an iPhone",
    userAgent:
      "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
    address: "203.0.113.36",
  },
  {
    // An iPad asks for desktop pages by default and then calls itself a Mac.
    label: "Safari on an iPad",
    userAgent:
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Safari/605.1.15",
    address: "2001:db8:1:2::1",
  },
  {
    label: "Edge on Windows",
    userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
    address: "203.0.113.20",
  },
  // An address that the table of places does not know.
  { label: "curl", userAgent: "curl/8.14.1", address: "192.0.2.200" },
];

/** What "Sign in on another device" takes in turn. */
export const furtherDevices: readonly DemoDevice[] = [
  {
    label: "Chrome on an Android phone",
    userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`,
    address: "198.51.100.20",
  },
  {
    label: "Firefox on Windows",
    userAgent: "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:145.0) Gecko/20100101 Firefox/145.0",
    address: "192.0.2.9",
  },
  {
    label: "Samsung Internet on a Galaxy tablet",
    userAgent: `Mozilla/5.0 (Linux; Android 14; SM-X710) ${webkit} SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36`,
    address: "198.51.100.40",
  },
  {
    label: "Chrome on a Chromebook",
    userAgent: `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/142.0.0.0 Safari/537.36`,
    address: "2001:db8:2:7::1",
  },
  {
    label: "An app on Android",
    userAgent: "okhttp/4.12.0",
    address: "192.0.2.24",
  },
];
