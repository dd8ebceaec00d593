import parseAddresses from 'nodemailer/lib/addressparser'
import { headerText, oneLine } from './mime/header-text.ts'

export interface MailAddress {
  name: string
  address: string
}

/** Longest address that can exist (RFC 5321, 4.5.3.1.3), in characters. */
const LONGEST_ADDRESS = 254
const LONGEST_NAME = 200

/** Addresses read from one header, and how much of it is looked at: mailings to more hide them. */
const MOST_ADDRESSES = 1_000
const LONGEST_LIST = 200_000

export const isAddress = (text: string): boolean =>
  text.length <= LONGEST_ADDRESS && /^[^\s@<>,;:()]+@[^\s@<>,;:()]+$/.test(text)

/** A list of addresses was longer than is looked at. */
export const isTooLong = (raw: string): boolean => raw.length > LONGEST_LIST

/** The usable addresses of a header, in lower case and in their order; what is no address is left out. */
export const addressesIn = (raw: string, charset = ''): MailAddress[] => lowered(writtenAddresses(raw, charset))

export const lowered = (list: MailAddress[]): MailAddress[] =>
  list.map(({ name, address }) => ({ name, address: address.toLowerCase() }))

/** The same with upper and lower case as they were written. */
export function writtenAddresses(raw: string, charset = ''): MailAddress[] {
  const words: string[] = []
  // Encoded words may hold commas and brackets, so they are read after the list has been taken apart.
  const list = raw.slice(0, LONGEST_LIST).replace(ENCODED_WORDS, (run) => {
    words.push(headerText(run, charset))
    return `${OPEN}${words.length - 1}${CLOSE}`
  })
  const decoded = (text: string) => oneLine(text.replace(PLACE, (_, at: string) => words[Number(at)] ?? ''))
  return entriesIn(headerText(list, charset))
    .map(({ name, address }) => ({ name: decoded(name), address: decoded(address) }))
    .map(addressInName)
    .map(({ name, address }) => ({ name: name.slice(0, LONGEST_NAME), address: bare(address) }))
    .filter(({ address }) => isAddress(address))
    .slice(0, MOST_ADDRESSES)
}

const ENCODED_WORDS = /=\?[^?\s]{1,80}\?[bq]\?[^?]{0,2000}\?=(?:\s*=\?[^?\s]{1,80}\?[bq]\?[^?]{0,2000}\?=)*/gi
/** Characters nobody types: a place for an encoded word. */
const [OPEN, CLOSE] = ['\ue000', '\ue001']
const PLACE = /\ue000(\d+)\ue001/g

function entriesIn(list: string): MailAddress[] {
  const plain = withClosedQuotes(list)
    // Notes and spaces inside an address are allowed of old (RFC 5322, 4.4).
    .replace(/<[^<>"]{1,500}>/g, (address) => address.replace(/\([^()]*\)|\s+/g, ''))
    // A semicolon parts addresses where it ends no group and stands in no quotes.
    .replace(/"(?:[^"\\]|\\.)*"|;/g, (found) => (found === ';' && !list.includes(':') ? ',' : found))
  return parseAddresses(plain, { flatten: true }).map(({ name, address }) => ({
    name: name ?? '',
    address: address ?? '',
  }))
}

/** A quote that is never closed would swallow the addresses behind it. */
const withClosedQuotes = (list: string): string =>
  (list.match(/\\.|"/g) ?? []).filter((found) => found === '"').length % 2 === 0 ? list : list.replaceAll('"', '')

/** Some programs encode name and address together, or put the address into quotes. */
function addressInName({ name, address }: MailAddress): MailAddress {
  if (isAddress(bare(address))) return { name: unquoted(name), address }
  const inside = /^(.*?)<([^<>\s]+@[^<>\s]+)>/.exec(`${name} ${address}`.slice(0, 2_000))
  return inside
    ? { name: unquoted(inside[1]!.trim()), address: inside[2]! }
    : { name: unquoted(name), address: address || name }
}

const unquoted = (name: string): string => name.replace(/^(["'])(.*)\1$/, '$2').trim()

const bare = (address: string): string => address.trim().replace(/^(<|mailto:)+|[>;,]+$/gi, '')
