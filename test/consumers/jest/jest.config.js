export default {
  testEnvironment: "jsdom",
  transform: { "\\.[jt]sx?$": ["@swc/jest", { jsc: { transform: { react: { runtime: "automatic" } } } }] },
  // The package consists of ES modules, so they are compiled like your own, wherever npm or pnpm put them.
  transformIgnorePatterns: ["/node_modules/(?!.*your-devices/)"],
  moduleNameMapper: { "\\.css$": "<rootDir>/no-styles.js" },
};
