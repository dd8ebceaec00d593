/**
 * Bytes of a mail as text to look at. Mostly UTF-8 or plain ASCII; what is not is shown one character per byte, so that
 * nothing is hidden. The last character may have been cut in two.
 */
export function rawText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
