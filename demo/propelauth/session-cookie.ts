const name = "sessionToken";

/** The cookie in which the browser keeps the session token, out of reach of the page's own scripts. */
export const sessionCookie = {
  name,

  /** The token that the request came with; undefined where it has none. */
  read({ headers }: Request): string | undefined {
    const pairs = (headers.get("cookie") ?? "").split(";").map((pair) => pair.trim());
    const value = pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1);
    try {
      return decodeURIComponent(value ?? "") || undefined;
    } catch {
      // No cookie of ours: PropelAuth says so.
      return value;
    }
  },

  /** The `Set-Cookie` of a token, for a request whose origin has been checked; "" takes the cookie away. */
  write(token: string, { headers }: Request): string {
    const attributes = [
      `${name}=${encodeURIComponent(token)}`,
      "Path=/propelauth",
      "HttpOnly",
      "SameSite=Lax",
    ];
    // The page's origin, since a proxy may speak http to us. Over plain http a browser would not keep the cookie.
    if (headers.get("origin")?.startsWith("https:")) attributes.push("Secure");
    if (token === "") attributes.push("Max-Age=0");
    return attributes.join("; ");
  },
};
