/** Prisma's generated code imports these, and Prisma ships no types for them. */
declare module "@prisma/client/runtime/*.postgresql.mjs";
declare module "@prisma/client/runtime/*.wasm-base64.mjs" {
  export const wasm: string;
}
