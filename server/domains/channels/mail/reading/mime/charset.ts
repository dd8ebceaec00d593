import { isUtf8 } from 'node:buffer'
import { analyse } from 'chardet'
import { decodeHz, decodeIso2022Kr, decodeUtf7 } from './seven-bit.ts'

/** Names in use that the platform's decoder does not know, and those that say nothing. */
const ALIASES: Record<string, string> = {
  cp932: 'shift_jis',
  'x-ms-cp932': 'shift_jis',
  gb2312: 'gb18030',
  gbk: 'gb18030',
  'x-gbk': 'gb18030',
  cp936: 'gb18030',
  ms936: 'gb18030',
  'windows-936': 'gb18030',
  cp949: 'euc-kr',
  ms949: 'euc-kr',
  'x-windows-949': 'euc-kr',
  cp950: 'big5',
  ms950: 'big5',
  'windows-950': 'big5',
  'big5-hkscs': 'big5',
  cp874: 'windows-874',
  utf: 'utf-8',
  utf8mb4: 'utf-8',
  'unicode-1-1-utf-7': 'utf-7',
  utf7: 'utf-7',
  'iso-2022-jp-1': 'iso-2022-jp',
  'iso-2022-jp-2': 'iso-2022-jp',
  'iso-2022-jp-ms': 'iso-2022-jp',
  cp50220: 'iso-2022-jp',
  cp50221: 'iso-2022-jp',
  'mac-roman': 'macintosh',
  macroman: 'macintosh',
}
const SAYS_NOTHING =
  /^(|.*unknown.*|x-user-defined|default(_charset)?|none|binary|[78]-?bits?|(us-?)?ascii|ansi_x3\..*)$/

/** Bytes looked at when the charset is guessed. */
const SAMPLE = 32_768

/**
 * Text from bytes. The declared charset is believed unless the bytes contradict it; without one, or against it, UTF-8 is
 * taken where the bytes are valid UTF-8, else what they look like. Never throws.
 */
export function decodeText(bytes: Buffer, declared = ''): string {
  const label = labelOf(declared)
  const sevenBit = SEVEN_BIT[label]
  if (sevenBit) return sevenBit(bytes)
  const marked = byteOrderMark(bytes)
  if (marked) return decodeAs(bytes, marked)
  if (!/^(iso-2022|utf-16)/.test(label) && isAscii(bytes)) return decodeAscii(bytes)
  return decodeEightBits(bytes, label)
}

function decodeEightBits(bytes: Buffer, label: string): string {
  if (label === '' || label === 'utf-8') return isUtf8(bytes) ? bytes.toString() : decodeUnknown(bytes)
  if (isSingleByte(label)) return decodeSingleBytes(bytes, label)
  const text = decodeAs(bytes, label === 'utf-16' ? byteOrder(bytes) : label)
  if (!text.includes('\ufffd')) return text
  return isUnicode(bytes) || !isMostlyWhole(text) ? bestOf(bytes, text) : text
}

/** Every byte is a letter in these, so nothing contradicts a wrong name but what the letters look like. */
function decodeSingleBytes(bytes: Buffer, label: string): string {
  if (isUtf8(bytes)) return bytes.toString()
  const declared = decodeAs(bytes, label)
  return isWestern(label) && isFullOfRuns(bytes) ? (guessed(bytes, (guess) => !isWestern(guess)) ?? declared) : declared
}

const isWestern = (label: string): boolean => /^(windows-1252|iso-8859-15)$/.test(new TextDecoder(label).encoding)

/** Letters in a row with no ASCII among them, that are not one sign over and over: Western words have two or three. */
const RUN = /[\x80-\xff]{4,}/g
/** Fewer bytes in such runs are too few to tell a script by. */
const ENOUGH = 16

/** Whether most letters beyond ASCII stand in long runs, as in no language that is written in Western letters. */
function isFullOfRuns(bytes: Buffer): boolean {
  const sample = bytes.toString('latin1', 0, SAMPLE)
  const runs = (sample.match(RUN) ?? []).filter((run) => new Set(run).size >= 3)
  const within = runs.reduce((sum, run) => sum + run.length, 0)
  return within >= ENOUGH && within * 2 > sample.replace(/[^\x80-\xff]/g, '').length
}

const isUnicode = (bytes: Buffer): boolean => isUtf8(bytes) && !isAscii(bytes)

/** The name the platform's decoder knows, utf-7, or nothing. */
function labelOf(declared: string): string {
  const name = declared
    .trim()
    .toLowerCase()
    .replace(/^["'\s]+|["'\s].*$/g, '')
    .replace(/^(charset=)+/, '')
    .replace(/[;,].*$/, '')
  if (SAYS_NOTHING.test(name)) return ''
  return (
    [ALIASES[name], name, name.replace(/^cp-?(125\d)$/, 'windows-$1'), name.replaceAll('_', '-')].find(isKnown) ?? ''
  )
}

/** Charsets in seven bits that the platform has no decoder for. */
const SEVEN_BIT: Record<string, (bytes: Buffer) => string> = {
  'utf-7': (bytes) => decodeUtf7(bytes.toString('latin1')),
  'iso-2022-kr': decodeIso2022Kr,
  'hz-gb-2312': decodeHz,
}

const known = new Map<string, boolean>(Object.keys(SEVEN_BIT).map((label) => [label, true]))

function isKnown(label: string | undefined): label is string {
  if (!label || label.length > 40) return false
  const answer = known.get(label) ?? canDecode(label)
  // A forger's names must not fill the memory.
  if (known.size < 500) known.set(label, answer)
  return answer
}

function canDecode(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== 'x-user-defined'
  } catch {
    return false
  }
}

const decodeAs = (bytes: Buffer, label: string): string =>
  new TextDecoder(label).decode(label === 'iso-2022-jp' ? withoutEmptyRuns(bytes) : bytes)

/** The platform's decoder takes two escapes in a row for a mistake; texts put together of pieces are full of them. */
const withoutEmptyRuns = (bytes: Buffer): Buffer =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escapes are what is looked for
  Buffer.from(bytes.toString('latin1').replace(/\x1b[$(][@BJI](?=\x1b)/g, ''), 'latin1')

const isSingleByte = (label: string): boolean =>
  /^(iso-?8859|latin|l[1-9]$|windows-(?!31j|9)|koi8|macintosh|x-mac|ibm|cp125)/.test(label)

function byteOrderMark(bytes: Buffer): string | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 'utf-8' : null
}

function isAscii(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at]! > 127) return false
  return true
}

/** ISO-2022-JP looks like ASCII; old Japanese programs do not say which it is. */
function decodeAscii(bytes: Buffer): string {
  if (!bytes.includes('\x1b$') && !bytes.includes('\x1b(')) return bytes.toString('latin1')
  const text = decodeAs(bytes, 'iso-2022-jp')
  return text.includes('\ufffd') ? bytes.toString('latin1') : text
}

/** Neither ASCII nor clean UTF-8: UTF-8 with a few broken bytes, or what it looks like. */
function decodeUnknown(bytes: Buffer): string {
  const text = bytes.toString()
  return isMostlyWhole(text) ? text : bestOf(bytes, text)
}

const REPLACEMENT = 0xfffd

/** Among the letters beyond ASCII at most one in five could not be read: the charset is right and the mail is damaged. */
function isMostlyWhole(text: string): boolean {
  if (!text.includes('\ufffd')) return true
  let [letters, holes] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code > 127) letters++
    if (code === REPLACEMENT) holes++
  }
  return holes * 5 <= letters
}

/** The likeliest reading; `declared` when nothing is likely. */
function bestOf(bytes: Buffer, declared: string): string {
  if (isUnicode(bytes)) return bytes.toString()
  return guessed(bytes, () => true) ?? declared
}

/** As the likeliest of those charsets that may be and can read it. */
function guessed(bytes: Buffer, mayBe: (label: string) => boolean): string | undefined {
  for (const label of guesses(bytes).filter(mayBe)) {
    const text = decodeAs(bytes, label)
    if (isMostlyWhole(text)) return text
  }
  return undefined
}

/** A guess below this many percent is none; Western European is the commonest of what is left. */
const LIKELY = 30

const guesses = (bytes: Buffer): string[] => {
  const found = analyse(bytes.subarray(0, SAMPLE))
    .filter(({ confidence }) => confidence >= LIKELY)
    .map(({ name }) => labelOf(name))
  return [...found.filter((label) => label !== '' && !/^utf|^iso-2022/.test(label)), 'windows-1252']
}

/** UTF-16 without a mark: the zeros of its ASCII letters tell which byte comes first. */
function byteOrder(bytes: Buffer): string {
  let [even, odd] = [0, 0]
  for (let at = 0; at + 1 < Math.min(bytes.length, SAMPLE); at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  return even > odd ? 'utf-16be' : 'utf-16le'
}
