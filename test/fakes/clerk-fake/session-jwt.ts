const base64url = (value: object): string =>
  btoa(JSON.stringify(value)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

/** A token in Clerk's form, which nobody has signed. It lives a minute, as Clerk's own do. */
export function sessionJwt(sessionId: string, userId: string): string {
  const iat = Math.floor(Date.now() / 1000);
  const claims = {
    iss: "https://clerk.fake.test",
    sid: sessionId,
    sub: userId,
    iat,
    nbf: iat - 10,
    exp: iat + 60,
  };
  return `${base64url({ alg: "RS256", typ: "JWT", kid: "ins_fake" })}.${base64url(claims)}.c2lnbmF0dXJlLW9mLW5vYm9keQ`;
}
