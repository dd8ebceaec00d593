/** Near enough to what the server accepts that a typing mistake is seen before sending. */
const ADDRESS = /^[^\s@,;<>"]+@[^\s@,;<>"]+\.[^\s@,;<>".]{2,}$/

export const isAddress = (text: string) => ADDRESS.test(text)

/** Where one address ends and the next begins: commas, semicolons, lines; spaces too where no names stand between. */
const BORDER = /[,;\n\r\t、，；]+/

/** Addresses as people paste them: `Bea <bea@shop.example>, carl@shop.example`. What is none is kept, to be mended. */
export function addressesIn(text: string): string[] {
  const parts = withoutQuotes(text).split(BORDER).flatMap(addressesOfPart)
  return [...new Set(parts)]
}

/** A name in quotation marks may hold a comma. */
const withoutQuotes = (text: string) => text.replaceAll(/"[^"]*"\s*(?=<)/g, '')

function addressesOfPart(part: string): string[] {
  const bracketed = [...part.matchAll(/<([^<>]+)>/g)].map((match) => match[1]!.trim())
  if (bracketed.length > 0) return bracketed.map((address) => address.toLowerCase())
  const words = part.trim().split(/\s+/).filter(Boolean)
  // "Bea Buyer" alone is one mistake, not two.
  const each = words.every((word) => word.includes('@')) ? words : [part.trim()]
  return each.filter(Boolean).map((address) => address.toLowerCase())
}

export const domainOf = (address: string | null) =>
  address?.includes('@') ? address.slice(address.lastIndexOf('@') + 1) : null
