/** A character-string of a TXT record holds no more bytes (RFC 1035, 3.3). Our records are ASCII. */
const LONGEST = 255

/** A long text as DNS providers want it: `"…" "…"`. Null when it fits into one string. */
export function quotedParts(text: string): string | null {
  if (text.length <= LONGEST) return null
  const parts = text.match(new RegExp(`.{1,${LONGEST}}`, 'g')) ?? []
  return parts.map((part) => `"${part}"`).join(' ')
}

/** What is entered where a provider adds the domain by itself: `@` for the domain, else what stands before it. */
export const labelBelow = (name: string, domain: string): string =>
  name === domain ? '@' : name.endsWith(`.${domain}`) ? name.slice(0, -domain.length - 1) : name
