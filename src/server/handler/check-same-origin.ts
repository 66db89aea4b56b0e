import { Problem } from "./problem.ts";
import { SetupError } from "./setup-error.ts";

/**
 * Did one of the application's own pages send this? The browser's word counts, never a header that names a host.
 *
 * @throws {Problem} 403 `forbidden`.
 */
export function checkSameOrigin({ headers, method }: Request, allowedOrigins: readonly string[]): void {
  const site = headers.get("sec-fetch-site");
  if (site === "same-origin") return;
  if (site !== null) throw crossSite();
  // A browser that is too old to send it still keeps the answer from pages of another origin.
  if (method === "GET") return;
  if (allowedOrigins.length === 0) throw crossSite(noOrigins());
  if (!allowedOrigins.includes(headers.get("origin") ?? "")) throw crossSite();
}

function crossSite(cause?: SetupError): Problem {
  return new Problem(403, "This request did not come from one of the application's own pages.", {
    code: "forbidden",
    cause,
  });
}

function noOrigins(): SetupError {
  return new SetupError(
    'A request without Sec-Fetch-Site (an older browser, or no browser) was refused, because the option allowedOrigins names no origin to compare with. Pass the application\'s own public origin, such as allowedOrigins: ["https://app.example"].',
  );
}
