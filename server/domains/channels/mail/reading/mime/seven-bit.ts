/** Text in UTF-7 (RFC 2152): ASCII with runs of base64 between "+" and "-". What is broken stays as it is. */
export const decodeUtf7 = (text: string): string =>
  text.replace(/\+([A-Za-z0-9+/]*)-?/g, (whole, encoded: string) => {
    if (encoded === '') return whole === '+-' ? '+' : whole
    const bytes = Buffer.from(encoded, 'base64')
    return Buffer.from(bytes.subarray(0, bytes.length & ~1))
      .swap16()
      .toString('utf16le')
  })

const [SHIFT_OUT, SHIFT_IN] = [0x0e, 0x0f]

/** Korean in seven bits (RFC 1557): between shift-out and shift-in stand letters of EUC-KR without their eighth bit. */
export function decodeIso2022Kr(bytes: Buffer): string {
  const out: number[] = []
  let isKorean = false
  const designation = bytes.indexOf('\x1b$)C')
  const from =
    designation === -1 ? bytes : Buffer.concat([bytes.subarray(0, designation), bytes.subarray(designation + 4)])
  for (const byte of from) {
    if (byte === SHIFT_OUT || byte === SHIFT_IN) isKorean = byte === SHIFT_OUT
    else out.push(isKorean && byte > 32 ? byte | 0x80 : byte)
  }
  return new TextDecoder('euc-kr').decode(Uint8Array.from(out))
}

/** Chinese in seven bits (RFC 1843): between "~{" and "~}" stand letters of GB 2312 without their eighth bit. */
export function decodeHz(bytes: Buffer): string {
  const pieces = bytes.toString('latin1').split(/(~\{[^~]*(?:~\}|$))/)
  const eightBits = pieces.map((piece) => (piece.startsWith('~{') ? withEighthBit(piece) : escapesRead(piece)))
  return new TextDecoder('gb18030').decode(Buffer.from(eightBits.join(''), 'latin1'))
}

const withEighthBit = (piece: string): string =>
  piece.replace(/^~\{|~\}$/g, '').replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) | 0x80))

const escapesRead = (piece: string): string => piece.replace(/~\r?\n/g, '').replaceAll('~~', '~')
