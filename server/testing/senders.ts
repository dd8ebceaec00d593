import { dkimSign } from 'mailauth/lib/dkim/sign.js'
import { type Arrival, authenticateMail } from '../domains/channels/mail/trust/authenticate-mail.ts'
import { aDnsServer } from './dns-server.ts'
import { aSignedMail, aSigningKey } from './signed-mail.ts'

/**
 * A small world of senders with their records in DNS: customer.example refuses forgeries and sends from 192.0.2.0/24,
 * strict.example wants exact names, watching.example only watches, and mailer.example (198.51.100.0/24) has no policy.
 */
export async function aWorldOfSenders() {
  const dns = await aDnsServer()
  const policy = (domain: string, tags: string) => dns.set(`_dmarc.${domain}`, { txt: [`v=DMARC1; ${tags}`] })
  const withKey = (domain: string, options?: { bits?: number; selector?: string }) => {
    const key = aSigningKey(domain, options)
    dns.set(key.name, { txt: [key.record] })
    return key
  }
  policy('customer.example', 'p=reject')
  policy('strict.example', 'p=reject; adkim=s; aspf=s')
  policy('watching.example', 'p=none')
  dns.set('customer.example', { txt: ['v=spf1 ip4:192.0.2.0/24 -all'] })
  dns.set('mailer.example', { txt: ['v=spf1 ip4:198.51.100.0/24 ~all'] })
  const [customer, mailer] = [withKey('customer.example'), withKey('mailer.example')]
  return {
    dns,
    policy,
    withKey,
    customer,
    mailer,
    /** From customer.example, signed as the test says. */
    signedWith: async (changes: object, signature: object = {}) => {
      const raw = await aSignedMail()
      const { domainName: signingDomain, keySelector: selector, privateKey } = customer.dkim
      const given = { signingDomain, selector, privateKey, ...signature }
      const options = { canonicalization: 'relaxed/relaxed', ...given, signatureData: [given], ...changes }
      const { signatures } = await dkimSign(raw, options)
      return Buffer.concat([Buffer.from(signatures), raw])
    },
  }
}

/** Handed over by an address nobody has named. */
export const stranger: Arrival = {
  source: 'smtp',
  peer: '203.0.113.9',
  helo: 'mx.customer.example',
  sender: 'cara@customer.example',
}

export const check = (raw: Buffer, changes: Partial<Arrival> = {}) => authenticateMail(raw, { ...stranger, ...changes })

/** The same bytes with something replaced. */
export const edited = (raw: Buffer, from: string | RegExp, to: string) =>
  Buffer.from(raw.toString('latin1').replace(from, to), 'latin1')
