import type { AdapterDeclaration } from "../../core/adapter-declaration.ts";

/** What the PropelAuth adapter can do. `npm run table` writes the README's table and docs/adapters.md from it. */
export const declaration: AdapterDeclaration = {
  backend: "PropelAuth BYO",
  importPath: "your-devices/server/propelauth",
  factory: "propelAuthAdapter",
  runsIn: "server",
  supports: [{ name: "@propelauth/byo-node", range: ">=1.0.4 <2", tested: ["1.0.4"] }],
  lists:
    "yes, without impersonations, places and names; for a person with a registered device only with what it has signed (`deviceVerification`), or with the option `ignoreDeviceForListing`",
  subject: "the user's id, `userId` of `validate`",
  revokes: "yes; for a person with a registered device only with `deviceVerification`",
  revokesOthers: "yes; for a person with a registered device only with `deviceVerification`",
  renames: "no, its sessions have no name that can be changed",
  history: "no, its API has none",
  lag: "the lifetime of the application's stateless tokens, from the option `revocationLagSeconds`",
  cannot: {
    "rate-limited": "PropelAuth BYO documents no limit of requests",
    "html-instead-of-json": "its client reports a page of HTML like a lost connection, so both are `network`",
  },
};
