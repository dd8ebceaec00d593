/** Lines after which everything is what somebody else wrote before. English and Chinese, as the common clients write them. */
const QUOTE_STARTS = [
  /^-{2,}\s*(original message|forwarded message|原始邮件|转发邮件|原邮件)\s*-{2,}$/i,
  /^_{10,}$/,
  /^on .{5,200} wrote:$/i,
  /^(在|於|于).{5,200}写道[:：]$/,
  /^.{1,200}于.{5,60}写道[:：]$/,
]

/** "From: … / Sent: …" blocks as Outlook writes them. */
const HEADER_START = /^(from|发件人)[:：]\s?\S/i
const HEADER_NEXT = /^(sent|date|to|subject|发送时间|日期|收件人|主题)[:：]/i

const SIGNATURE = /^-- $/

/** Longest text looked through, in letters: nobody wrote more than that by hand, and reading on would hold up everybody. */
const LONGEST_WRITTEN = 1_000_000

/** How many lines an attribution may be folded over. */
const FOLDED_LINES = 3

/**
 * What the writer wrote now, without the mail they answered and without their signature. When nothing would be left, the
 * whole text is kept: better too much than nothing.
 */
export function newTextOf(text: string): string {
  const whole = text.replaceAll('\r\n', '\n')
  if (whole.length > LONGEST_WRITTEN) return whole.trim()
  const lines = whole.split('\n')
  const kept = withoutTrailingQuote(lines.slice(0, cutAt(lines)))
  const result = kept.join('\n').trim()
  return result === '' ? whole.trim() : result
}

function cutAt(lines: string[]): number {
  const index = lines.findIndex(
    (line, at) => SIGNATURE.test(line) || startsQuote(lines, at) || startsHeaders(lines, at),
  )
  return index === -1 ? lines.length : index
}

/** Clients fold "On … wrote:" over several lines, so neighbours are read together. */
function startsQuote(lines: string[], at: number): boolean {
  if (lines[at]!.startsWith('>')) return false
  for (let count = 1; count <= FOLDED_LINES; count++) {
    const joined = lines
      .slice(at, at + count)
      .map((line) => line.trim())
      .join(' ')
    if (QUOTE_STARTS.some((start) => start.test(joined))) return true
  }
  return false
}

const startsHeaders = (lines: string[], at: number): boolean =>
  HEADER_START.test(lines[at]!) && lines.slice(at + 1, at + 4).some((line) => HEADER_NEXT.test(line))

/** A block of quoted lines at the end goes; answers between quoted lines stay with what they answer. */
function withoutTrailingQuote(lines: string[]): string[] {
  let end = lines.length
  while (end > 0 && (lines[end - 1]!.startsWith('>') || lines[end - 1]!.trim() === '')) end--
  return lines.slice(0, end)
}
