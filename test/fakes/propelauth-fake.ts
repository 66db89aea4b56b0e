export { createPropelAuthFake, type PropelAuthFake } from "./propelauth/propelauth-fake.ts";
