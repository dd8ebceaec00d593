/** Text in format=flowed with its lines put together again (RFC 3676); `delSp` when the space at a break is not the writer's. */
export function unflowed(text: string, delSp: boolean): string {
  const lines: string[] = []
  let open: { depth: number; text: string[] } | null = null
  const close = () => {
    if (open) lines.push(quoted(open.depth, open.text.join('')))
    open = null
  }
  for (const line of text.split(/\r?\n/)) {
    const { depth, content } = readLine(line)
    // A signature's mark ends in a space and is never flowed.
    const flows = content.endsWith(' ') && content !== '-- '
    if (open && (open as { depth: number }).depth !== depth) close()
    if (content === '-- ') close()
    const piece = flows && delSp ? content.slice(0, -1) : content
    open ??= { depth, text: [] }
    open.text.push(piece)
    if (!flows) close()
  }
  close()
  return lines.join('\n')
}

function readLine(line: string): { depth: number; content: string } {
  const depth = /^>*/.exec(line)![0].length
  const rest = line.slice(depth)
  return { depth, content: rest.startsWith(' ') ? rest.slice(1) : rest }
}

const quoted = (depth: number, text: string): string => (depth === 0 ? text : `${'>'.repeat(depth)} ${text}`)
