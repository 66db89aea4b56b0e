const at = "2026-01-15T10:00:00.000Z";
const firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

/** The table of sessions that the React Router application is started with. */
export const seededSessions = [
  {
    id: "ann-laptop",
    userId: "ann",
    token: "b7c1d0a94e5f4a0c9d2f1e6a8b3c5d70",
    createdAt: at,
    userAgent: firefox,
    ipAddress: "203.0.113.77",
  },
  {
    id: "ann-terminal",
    userId: "ann",
    token: "0f9e8d7c6b5a49382716f5e4d3c2b1a0",
    createdAt: at,
    userAgent: "curl/8.14.1",
    ipAddress: "2001:db8:85a3:1234::77",
  },
  {
    id: "ben-laptop",
    userId: "ben",
    token: "5a4b3c2d1e0f49586776857463524130",
    createdAt: at,
    userAgent: firefox,
    ipAddress: "198.51.100.42",
  },
];
