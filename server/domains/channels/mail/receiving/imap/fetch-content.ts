import { Readable } from 'node:stream'
import type { ImapFlow } from 'imapflow'
import { keepRaw, type RawCopy } from '../../raw-mail.ts'
import { LARGEST_MAIL } from '../limits.ts'
import { type Answer, askAbout } from './ask-about.ts'

/** Bytes asked for at a time. */
const PIECE = 1024 * 1024

export type Content = RawCopy & { set_aside?: string }

type Mail = Pick<Answer<'size'>, 'uid' | 'size'>

/** The mail byte for byte, without marking it as read. One that is too large is set aside with its headers. */
export async function fetchContent(client: ImapFlow, mail: Mail): Promise<Content> {
  const { uid, size } = mail
  if (size > LARGEST_MAIL) {
    const found = await askAbout(client, [uid], { query: { headers: true }, wanted: 'headers' })
    return setAside(found.get(uid)?.headers, `This mail has ${size} bytes, more than ${LARGEST_MAIL}.`)
  }
  const copy = await keepRaw(piecesOf(client, mail))
  if (copy.size === size) return copy
  // Some servers only estimate sizes. A mail that was cut off by mishap is not cut off at the same byte again.
  const second = await keepRaw(piecesOf(client, mail))
  if (second.size !== size && second.sha256 !== copy.sha256) {
    throw new Error(`Of ${size} bytes the server sent ${copy.size}, then ${second.size}.`)
  }
  return second
}

const NO_HEADERS = 'Subject: (not fetched)\r\n\r\n'

/** The rest stays on the server, where a person finds it by its headers. */
export async function setAside(headers: Buffer | undefined, why: string): Promise<Content> {
  const copy = await keepRaw(Readable.from([headers ?? Buffer.from(NO_HEADERS)]))
  return { ...copy, set_aside: `${why} It is still in the mailbox.` }
}

/** Bytes, not objects: otherwise up to sixteen pieces would be asked for ahead of who reads them. */
const piecesOf = (client: ImapFlow, mail: Mail): Readable =>
  Readable.from(askForPieces(client, mail), { objectMode: false })

async function* askForPieces(client: ImapFlow, { uid, size }: Mail): AsyncGenerator<Buffer> {
  for (let start = 0; start <= LARGEST_MAIL; start += PIECE) {
    const query = { source: { start, maxLength: PIECE } }
    const piece = (await askAbout(client, [uid], { query, wanted: 'source' })).get(uid)?.source
    if (!piece) throw new Error(`Of ${size} bytes the server sent ${start}, and then nothing.`)
    if (piece.length > 0) yield piece
    // The last piece is a shorter one. A server that knows no pieces sends the whole mail as a longer one.
    if (piece.length !== PIECE || start + PIECE === size) return
  }
  throw new Error(`This mail has more than ${LARGEST_MAIL} bytes, and the server said ${size}.`)
}
