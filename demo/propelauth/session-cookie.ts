const name = "sessionToken";

/** The cookie in which the browser keeps the session token, out of reach of the page's own scripts. */
export const sessionCookie = {
  name,

  /** The token that the request came with; undefined where it has none. */
  read({ headers }: Request): string | undefined {
    const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim().split("="));
    return pairs.find(([key]) => key === name)?.[1] || undefined;
  },

  /** The `Set-Cookie` of a token; "" takes the cookie away. */
  write(token: string, { url }: Request): string {
    const attributes = [`${name}=${token}`, "Path=/propelauth", "HttpOnly", "SameSite=Lax"];
    // A browser would not keep it over plain http, which the demo speaks.
    if (new URL(url).protocol === "https:") attributes.push("Secure");
    if (token === "") attributes.push("Max-Age=0");
    return attributes.join("; ");
  },
};
