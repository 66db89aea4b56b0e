/** The wanted texts that occur in what a server sent: as they are, or behind the escapes of HTML, JSON and URLs. */
export function textsIn(sent: string, wanted: readonly string[]): string[] {
  const plain = sent
    .replace(/\\*u00([\da-f]{2})|%([\da-f]{2})|&#x([\da-f]+);/gi, (_, ...codes: (string | undefined)[]) =>
      String.fromCharCode(Number.parseInt(codes.find(Boolean) ?? "20", 16)),
    )
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  return wanted.filter((text) => sent.includes(text) || plain.includes(text));
}
