/** Bytes as UTF-8. What is none of it does not hide what stands beside it. */
export const textOfBytes = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
