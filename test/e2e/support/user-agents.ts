/** A browser in a test, with its user agent and the address that it seems to have. */
export interface TestDevice {
  userAgent: string;
  address: string;
}

export const chromeOnMac: TestDevice = {
  userAgent:
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36",
  address: "203.0.113.5",
};

export const firefoxOnLinux: TestDevice = {
  userAgent: "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0",
  address: "198.51.100.8",
};

export const safariOnIphone: TestDevice = {
  userAgent:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
  address: "203.0.113.37",
};
