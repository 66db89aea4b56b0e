import { restAdapter } from "../../src/adapters/rest/browser.ts";
import type { SourceProps } from "./account.tsx";

const adapter = restAdapter({ baseUrl: "/api/recorded-devices" });

/** Better Auth through REST. The history of the page is what LogTrace has recorded. */
export function LogTraceSource({ person, children }: SourceProps) {
  return <>{children({ ...person, adapter })}</>;
}
