const LONGEST_ADDRESS = 254

/** Header fields as the last server wrote them, name in lower case, continuation lines joined (RFC 5322, 2.2.3). */
export const headersOf = (raw: Buffer | undefined): [name: string, value: string][] =>
  (raw?.toString('utf8') ?? '')
    .replace(/\r?\n[ \t]+/g, ' ')
    .split(/\r?\n/)
    .flatMap((line) => {
      const colon = line.indexOf(':')
      return colon > 0 ? [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]] : []
    })

/** The envelope's addresses in fields that hold one each, such as Return-Path (RFC 5321, 4.4). */
export const addressesIn = (fields: [name: string, value: string][], name: string): string[] =>
  fields
    .filter(([field]) => field === name)
    .map(([, value]) => value.replace(/^.*<|>.*$/g, '').toLowerCase())
    .filter((address) => /^[^\s@]+@[^\s@]+$/.test(address) && address.length <= LONGEST_ADDRESS)
