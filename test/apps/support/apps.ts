/** The applications that are built from the packed tarball and driven in a browser (`npm run apps`). */
export const apps = {
  next: "examples/next-better-auth",
  authJs: "examples/authjs-postgres",
  reactRouter: "test/consumers/react-router",
} as const;
