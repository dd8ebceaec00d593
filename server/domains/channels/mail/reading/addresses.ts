import type { AddressObject } from 'mailparser'

export interface MailAddress {
  name: string
  address: string
}

/** Longest address that can exist (RFC 5321, 4.5.3.1.3), in characters. */
const LONGEST_ADDRESS = 254
const LONGEST_NAME = 200

export const isAddress = (text: string): boolean => text.length <= LONGEST_ADDRESS && /^[^\s@]+@[^\s@]+$/.test(text)

/** The usable addresses of a header, in lower case and in their order; what is no address is left out. */
export const addressesIn = (header: AddressObject | AddressObject[] | undefined): MailAddress[] =>
  (header === undefined ? [] : [header].flat())
    .flatMap(({ value }) => value)
    .flatMap((entry) => entry.group ?? [entry])
    .map(({ name, address }) => ({ name: (name ?? '').trim().slice(0, LONGEST_NAME), address: lower(address) }))
    .filter(({ address }) => isAddress(address))

const lower = (address: string | undefined): string => (address ?? '').trim().toLowerCase()
