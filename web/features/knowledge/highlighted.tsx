import type { FoundArticle } from '../../lib/queries/retrieval.ts'

/** Text with what was looked for marked in it. */
export function Highlighted({ pieces }: { pieces: FoundArticle['highlighted']['title'] }) {
  return pieces.map(({ text, hit }, at) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text, in its order
    hit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  )
}
