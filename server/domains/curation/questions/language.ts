const HAN = /\p{Script=Han}/gu
const LETTER = /\p{L}/gu

/** The language of a text: as it is known of its ticket, or by its characters; English where nothing says otherwise. */
export function languageOf(text: string, known: string | null): string {
  if (known && /^[a-z]{2}$/.test(known)) return known
  const letters = text.match(LETTER)?.length ?? 0
  return letters > 0 && (text.match(HAN)?.length ?? 0) * 2 > letters ? 'zh' : 'en'
}
