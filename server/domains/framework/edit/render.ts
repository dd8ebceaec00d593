import { stringify } from 'yaml'

const BLOCK = { lineWidth: 0, indent: 2 } as const
const FLOW = { ...BLOCK, collectionStyle: 'flow', flowCollectionPadding: true } as const

/** As many characters of a list or map as still stand on one line. */
const SHORT = 60

/** A value as YAML over several lines. */
export const rendered = (value: unknown): string => stringify(value, BLOCK).trimEnd()

/** A value as YAML on one line; texts quoted as `quote` says, where they can be. */
export function renderedInline(value: unknown, quote?: 'QUOTE_DOUBLE' | 'QUOTE_SINGLE'): string {
  return stringify(value, { ...FLOW, ...(quote ? { defaultStringType: quote } : {}), defaultKeyType: 'PLAIN' }).trim()
}

/** What follows a key: a space and one line, or lines of their own at this indentation. */
export const renderedBelow = (value: unknown, indent: number): string =>
  isShort(value) ? ` ${renderedInline(value, quoteOf(value))}` : `\n${indented(rendered(value), indent)}`

/** Whether a value stands on one line: a word, or a short list or map of words. */
export const isShort = (value: unknown): boolean =>
  !isCollection(value) || isEmpty(value) || (isFlat(value) && renderedInline(value).length <= SHORT)

export const indented = (text: string, indent: number): string =>
  text
    .split('\n')
    .map((line) => (line ? `${' '.repeat(indent)}${line}` : line))
    .join('\n')

/** Texts with spaces are written as in the defaults: "2 hours". */
export const quoteOf = (value: unknown): 'QUOTE_DOUBLE' | undefined =>
  typeof value === 'string' && !/^[A-Za-z_][\w-]*$/.test(value) ? 'QUOTE_DOUBLE' : undefined

const isCollection = (value: unknown): value is object => typeof value === 'object' && value !== null
const isEmpty = (value: object): boolean => Object.keys(value).length === 0
const isFlat = (value: object): boolean => Object.values(value).every((inner) => !isCollection(inner))
