/** Equal for texts that differ in case, accents and invisible characters alone. */
export function fold(text: string): string {
  // Nearly every text, and the first expression for marks costs more than all of them.
  if (/^[\n -~]*$/.test(text)) return text.toUpperCase();
  return (
    text
      .normalize("NFKD")
      .replace(/[\p{M}\p{Cf}]/gu, "")
      // The capitals of ß, ı and both lower-case sigmas are those of ss, i and one another. ẞ is a capital already.
      .toLowerCase()
      .toUpperCase()
      // Unicode does not take letters with a stroke apart.
      .replace(/[ØŁĐ]/g, (letter) => "OLD"["ØŁĐ".indexOf(letter)] as string)
  );
}
