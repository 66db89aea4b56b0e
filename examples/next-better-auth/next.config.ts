import type { NextConfig } from "next";

const config: NextConfig = {
  // Else Next takes a folder above this one, with another lock file, for the application's.
  turbopack: { root: import.meta.dirname },
};

export default config;
