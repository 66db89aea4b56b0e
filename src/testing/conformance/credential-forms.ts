/** Parts of a text in base64 at each of the three places where it can start, without the marginal characters. */
function base64Forms(bytes: Uint8Array): string[] {
  return [0, 1, 2].map((shift) => {
    const text = btoa(String.fromCharCode(...new Array<number>(shift).fill(0), ...bytes)).replace(/=+$/, "");
    const isWhole = (shift + bytes.length) % 3 === 0;
    return text.slice(shift === 0 ? 0 : shift + 1, isWhole ? undefined : -1);
  });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** How a credential may be written: as it is, URL-encoded or decoded, in JSON, in hex, in base64 of either alphabet. */
export function credentialForms(credential: string): string[] {
  const bytes = new TextEncoder().encode(credential);
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const encoded = encodeURIComponent(credential);
  const base64 = base64Forms(bytes);
  return [
    ...new Set([
      credential,
      decoded(credential),
      encoded,
      encoded.replace(/%../g, (octet) => octet.toLowerCase()),
      encoded.replace(/%20/g, "+"),
      JSON.stringify(credential).slice(1, -1),
      hex,
      hex.toUpperCase(),
      ...base64,
      ...base64.map((text) => text.replace(/\+/g, "-").replace(/\//g, "_")),
    ]),
    // A shorter one, such as a decoded one, is found by accident.
  ].filter((form) => form.length >= 8);
}
