/** Names from the framework are written for machines: `tier1_general` → `Tier 1 general`. */
export function humanize(name: string) {
  const words = name
    .replaceAll(/[_-]+/g, ' ')
    .replaceAll(/([a-z])(\d)/g, '$1 $2')
    .trim()
  return words ? words[0]!.toUpperCase() + words.slice(1) : words
}

/** One or two letters that stand for a person; the last character or two of a Chinese name. */
export function initials(name: string, room: 'wide' | 'narrow' = 'wide') {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed].slice(room === 'wide' ? -2 : -1).join('')
  const words = trimmed.split(/[\s@._-]+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0]!, words.at(-1)!] : words
  return letters.map((word) => [...word][0]!.toUpperCase()).join('') || '?'
}

/** `1.4 MB`, in the reader's numbers. */
export function fileSize(bytes: number, language: string) {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(units.length - 1, bytes > 0 ? Math.floor(Math.log10(bytes) / 3) : 0)
  return new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[step],
    unitDisplay: step === 0 ? 'narrow' : 'short',
    maximumFractionDigits: step === 0 ? 0 : 1,
  }).format(bytes / 1000 ** step)
}

/** The name of a language in the reader's own; the code itself when it is unknown. */
export function languageName(code: string, reader: string) {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(code) ?? code
  } catch {
    return code
  }
}

/** `62 %` of something between 0 and 1, in the reader's numbers. */
export const percentOf = (share: number, language: string) =>
  new Intl.NumberFormat(language, { style: 'percent' }).format(share)
