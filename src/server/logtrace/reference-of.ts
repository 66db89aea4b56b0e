const algorithm = { name: "HMAC", hash: "SHA-256" } as const;

/**
 * What stands for a session in LogTrace: always the same for one id, and nothing that could be used or turned back into
 * the id. 43 characters of base64url.
 */
export function referenceOf(referenceKey: string): (sessionId: string) => Promise<string> {
  const encoder = new TextEncoder();
  let key: Promise<CryptoKey> | undefined;
  return async (sessionId) => {
    key ??= crypto.subtle.importKey("raw", encoder.encode(referenceKey), algorithm, false, ["sign"]);
    const hmacKey = await key;
    let bytes = encoder.encode(sessionId);
    // LogTrace lists what it was given to everybody in the organisation.
    // trap: logtrace-raw-token
    bytes = new Uint8Array(await crypto.subtle.sign("HMAC", hmacKey, bytes));
    return base64UrlOf(bytes);
  };
}

function base64UrlOf(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
