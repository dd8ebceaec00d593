/** Groups that hold no text of the writer's. */
const HIDDEN = new Set(['fonttbl', 'colortbl', 'stylesheet', 'info', 'pict', 'object', 'header', 'footer', 'mhtmltag'])
const LINES: Record<string, string> = {
  par: '\n',
  line: '\n',
  tab: '\t',
  row: '\n',
  cell: '\t',
  emdash: '—',
  endash: '–',
  bullet: '•',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
}

const TOKEN = /\\([a-z]{1,32})(-?\d{1,10})? ?|\\'([0-9a-f]{2})|\\([^a-z])|([{}])|[\r\n]+|([^\\{}\r\n]+)/gi

interface Group {
  hidden: boolean
  /** Characters that stand for one \u letter in programs that do not know it (RTF 1.9, "\ucN"). */
  skips: number
}

interface Reading {
  out: string[]
  groups: Group[]
  /** Fallback characters still to be passed over. */
  skipping: number
  /** Between \htmlrtf and \htmlrtf0 stands what HTML must not get (MS-OXRTFEX, 2.1.3.1.5). */
  isRtfOnly: boolean
  wrapsHtml: boolean
}

/** What an RTF text says: plain, or the HTML it was made from where a mail program wrapped it (MS-OXRTFEX). */
export function readRtf(rtf: string): { text: string; html: string | null } {
  const wrapsHtml = /^.{0,1000}\\fromhtml1/s.test(rtf)
  const reading: Reading = { out: [], groups: [{ hidden: false, skips: 1 }], skipping: 0, isRtfOnly: false, wrapsHtml }
  const decoder = new TextDecoder(codePageOf(rtf))
  for (const token of rtf.matchAll(TOKEN)) readToken(reading, token, decoder)
  const out = reading.out.join('')
  return wrapsHtml ? { text: '', html: out } : { text: out.trim(), html: null }
}

function readToken(reading: Reading, token: RegExpExecArray, decoder: TextDecoder): void {
  const [, word, number, hex, symbol, brace, text] = token
  if (brace === '{') openGroup(reading)
  else if (brace) closeGroup(reading)
  else if (word) readWord(reading, word.toLowerCase(), number === undefined ? null : Number(number))
  else if (hex) put(reading, decoder.decode(Uint8Array.of(Number.parseInt(hex, 16)), { stream: true }))
  else if (symbol) readSymbol(reading, symbol)
  else if (text) put(reading, text)
}

function codePageOf(rtf: string): string {
  const page = /\\ansicpg(\d{3,5})/.exec(rtf.slice(0, 1_000))?.[1] ?? '1252'
  const label =
    { 932: 'shift_jis', 936: 'gb18030', 949: 'euc-kr', 950: 'big5', 874: 'windows-874' }[page] ?? `windows-${page}`
  return /^windows-125\d$/.test(label) || !label.startsWith('windows-') ? label : 'windows-1252'
}

const DEEPEST_GROUP = 1_000

function openGroup({ groups }: Reading): void {
  if (groups.length < DEEPEST_GROUP) groups.push({ ...groups.at(-1)! })
}

function closeGroup({ groups }: Reading): void {
  if (groups.length > 1) groups.pop()
}

function readWord(reading: Reading, word: string, number: number | null): void {
  const group = reading.groups.at(-1)!
  if (word === 'htmlrtf') reading.isRtfOnly = number !== 0
  else if (HIDDEN.has(word)) group.hidden = true
  else if (word === 'htmltag') group.hidden = false
  else if (word === 'uc') group.skips = Math.min(8, Math.max(0, number ?? 1))
  else if (word === 'u' && number !== null) putLetter(reading, number)
  else if (Object.hasOwn(LINES, word)) put(reading, LINES[word]!)
}

function putLetter(reading: Reading, number: number): void {
  put(reading, String.fromCharCode(number & 0xffff))
  reading.skipping = reading.groups.at(-1)!.skips
}

function readSymbol(reading: Reading, symbol: string): void {
  if (symbol === '*') reading.groups.at(-1)!.hidden = true
  else if (symbol === '~') put(reading, '\u00a0')
  else if (symbol === '\n' || symbol === '\r') put(reading, '\n')
  else if ('\\{}'.includes(symbol)) put(reading, symbol)
}

function put(reading: Reading, text: string): void {
  const shown = text.slice(reading.skipping)
  reading.skipping = Math.max(0, reading.skipping - text.length)
  if (!reading.groups.at(-1)!.hidden && !(reading.wrapsHtml && reading.isRtfOnly)) reading.out.push(shown)
}
