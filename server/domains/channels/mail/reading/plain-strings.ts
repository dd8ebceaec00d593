// PostgreSQL keeps no NUL, and nobody writes the others: they come from broken programs and from tricks.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\0-\x08\x0b-\x1f\x7f]/g

/** Text without control characters and half letters; of them only tabs and line ends stay, and every line end is "\n". */
const plainText = (text: string): string => text.replace(/\r\n?/g, '\n').replace(CONTROLS, '').toWellFormed()

/** The same with every string in it made plain, however deep in lists and records. Bytes, dates and maps stay as they are. */
export function withPlainStrings<T>(value: T): T {
  if (typeof value === 'string') return plainText(value) as T
  if (Array.isArray(value)) return value.map(withPlainStrings) as T
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype) return value
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, withPlainStrings(field)])) as T
}
