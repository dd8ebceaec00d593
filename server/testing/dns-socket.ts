import { createSocket } from 'node:dgram'

/** What the server says about a name: texts, addresses and mail servers, a failure, or nothing at all. */
export type Zone = { txt?: string[]; a?: string[]; mx?: string[] } | keyof typeof REFUSALS | 'no_answer'

interface Question {
  name: string
  type: number
  /** The question as it stood in the query, to be repeated in the answer. */
  bytes: Buffer
}

const TYPES = { A: 1, MX: 15, TXT: 16 }
const [NO_ERROR, NO_SUCH_NAME] = [0, 3]
/** Replies of a server that is there and has no answer (RFC 1035, 4.1.1). */
const REFUSALS = { formerr: 1, servfail: 2, notimp: 4, refused: 5 } as const
const TTL_SECONDS = 60
/** A character-string of a TXT record holds no more (RFC 1035, 3.3). */
const LONGEST_STRING = 255

export type DnsServer = Awaited<ReturnType<typeof startDnsServer>>

/** A real DNS server on this machine. Names that are not set do not exist; a dead one answers nothing. */
export async function startDnsServer(names: Record<string, Zone> = {}) {
  const zones = new Map<string, Zone>()
  const set = (name: string, zone: Zone) => zones.set(name.toLowerCase(), zone)
  for (const [name, zone] of Object.entries(names)) set(name, zone)
  const asked: string[] = []
  const socket = createSocket('udp4')
  const dns = {
    set,
    asked,
    dead: false,
    address: '',
    stop: () => new Promise<void>((done) => socket.close(() => done())),
  }
  socket.on('message', (query, peer) => {
    const question = questionOf(query)
    asked.push(`${typeName(question.type)} ${question.name}`)
    const zone = zones.get(question.name)
    if (dns.dead || zone === 'no_answer') return
    socket.send(answerTo(query, question, zone), peer.port, peer.address)
  })
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve))
  dns.address = `127.0.0.1:${socket.address().port}`
  return dns
}

const typeName = (type: number) => Object.entries(TYPES).find(([, number]) => number === type)?.[0] ?? String(type)

/** The one question of a query (RFC 1035, 4.1.2); its name in lower case. */
function questionOf(query: Buffer): Question {
  const labels: string[] = []
  let at = 12
  for (let length = query[at]!; length > 0; length = query[at]!) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), bytes: query.subarray(12, at + 5) }
}

function answerTo(query: Buffer, question: Question, zone: Zone | undefined): Buffer {
  const records = typeof zone === 'object' ? recordsOf(zone, question.type) : []
  const header = Buffer.alloc(12)
  query.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8180 | codeOf(zone), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(records.length, 6)
  return Buffer.concat([header, question.bytes, ...records.map((record) => resourceRecord(question.type, record))])
}

function codeOf(zone: Zone | undefined): number {
  if (zone === undefined) return NO_SUCH_NAME
  return typeof zone === 'string' && zone !== 'no_answer' ? REFUSALS[zone] : NO_ERROR
}

function recordsOf({ txt = [], a = [], mx = [] }: Exclude<Zone, string>, type: number): Buffer[] {
  if (type === TYPES.TXT) return txt.map(characterStrings)
  if (type === TYPES.A) return a.map((address) => Buffer.from(address.split('.').map(Number)))
  if (type === TYPES.MX) return mx.map((host) => Buffer.concat([Buffer.from([0, 10]), nameBytes(host)]))
  return []
}

function characterStrings(text: string): Buffer {
  const bytes = Buffer.from(text)
  const parts: Buffer[] = []
  for (let at = 0; at < bytes.length; at += LONGEST_STRING)
    parts.push(prefixed(bytes.subarray(at, at + LONGEST_STRING)))
  return Buffer.concat(parts)
}

const prefixed = (bytes: Buffer) => Buffer.concat([Buffer.from([bytes.length]), bytes])
const nameBytes = (name: string) =>
  Buffer.concat([...name.split('.').map((label) => prefixed(Buffer.from(label))), Buffer.from([0])])

/** The owner's name is a pointer to the question's (RFC 1035, 4.1.4). */
function resourceRecord(type: number, content: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(type, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(TTL_SECONDS, 6)
  head.writeUInt16BE(content.length, 10)
  return Buffer.concat([head, content])
}
