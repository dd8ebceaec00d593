import { unwatchFile, watchFile } from 'node:fs'
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { isIP } from 'node:net'
import { join } from 'node:path'
import { createSecureContext } from 'node:tls'
import { generate } from 'selfsigned'
import { env, publicUrl } from '../../../../platform/env.ts'
import { newId } from '../../../../platform/ids.ts'

export interface Certificate {
  cert: string
  key: string
}

const LOOK_EVERY_MS = 5_000
const VALID_YEARS = 20
const SELF_MADE = 'smtp-certificate.json'

/** What the SMTP server shows: the operator's certificate, or one made once for the host of PUBLIC_URL and kept. */
export async function smtpCertificate(): Promise<Certificate> {
  const { SMTP_TLS_CERT, SMTP_TLS_KEY } = env()
  if (!SMTP_TLS_CERT || !SMTP_TLS_KEY) return keptOrMade()
  const certificate = {
    cert: await readFile(SMTP_TLS_CERT, 'utf8'),
    key: await readFile(SMTP_TLS_KEY, 'utf8'),
  }
  // Throws when they do not belong together, so that a half-written pair is never shown.
  createSecureContext(certificate)
  return certificate
}

/** Calls back whenever one of the operator's files has changed, as they do at every renewal. Returns how to stop. */
export function onCertificateChange(changed: () => void): () => void {
  const { SMTP_TLS_CERT, SMTP_TLS_KEY } = env()
  const files = [SMTP_TLS_CERT, SMTP_TLS_KEY].filter((file) => file !== undefined)
  // Looked at by name, since renewals replace a file or a link to it, which would end a watch on the old one.
  for (const file of files) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, changed)
  return () => {
    for (const file of files) unwatchFile(file, changed)
  }
}

/**
 * Mail servers encrypt opportunistically and do not check whom they talk to (RFC 7435), so a self-made certificate is
 * enough between them: it keeps out whoever only listens.
 */
async function keptOrMade(): Promise<Certificate> {
  const path = join(env().DATA_DIR, SELF_MADE)
  const kept = await readFile(path, 'utf8').catch(() => undefined)
  if (kept) return JSON.parse(kept)
  const made = await selfMade(new URL(publicUrl()).hostname)
  await mkdir(env().DATA_DIR, { recursive: true })
  const temporary = `${path}.${newId()}`
  await writeFile(temporary, JSON.stringify(made), { mode: 0o600 })
  await rename(temporary, path)
  return made
}

async function selfMade(host: string): Promise<Certificate> {
  const plain = host.replace(/^\[|\]$/g, '')
  const name = isIP(plain) ? ({ type: 7, ip: plain } as const) : ({ type: 2, value: plain } as const)
  const from = Temporal.Now.zonedDateTimeISO('UTC').subtract({ days: 1 })
  const { cert, private: key } = await generate([{ name: 'commonName', value: plain }], {
    keyType: 'ec',
    algorithm: 'sha256',
    notBeforeDate: new Date(from.epochMilliseconds),
    notAfterDate: new Date(from.add({ years: VALID_YEARS }).epochMilliseconds),
    extensions: [{ name: 'subjectAltName', altNames: [name] }],
  })
  return { cert, key }
}
