import type { Part } from '../mime/part.ts'
import { nameForType, safeName } from './file-name.ts'

/** A file in a mail; its bytes are decoded when they are asked for. */
export interface FoundFile {
  name: string
  type: string
  /** Shown in the text rather than below it. */
  inline: boolean
  content_id: string | null
  /** Where HTML finds it (RFC 2557), when it says so. */
  location: string | null
  content: () => Buffer
}

interface Described {
  name: string
  type: string
  content_id?: string | null
  location?: string
}

const LONGEST_TYPE = 120
const LONGEST_ID = 500

/** A file with a name people can use: its own, that of its location, or one after its type. */
export function fileOf({ name, type, content_id, location = '' }: Described): Omit<FoundFile, 'content'> {
  return {
    name: safeName(name) || safeName(nameInLocation(location)) || nameForType(type),
    type: type.slice(0, LONGEST_TYPE),
    inline: false,
    content_id: (content_id ?? '').trim().replace(/^<|>$/g, '').slice(0, LONGEST_ID) || null,
    location: location.trim().slice(0, LONGEST_ID) || null,
  }
}

/** The name a part was given, if any. */
export const givenName = ({ disposition, content }: Part): string =>
  disposition.parameters.get('filename') || content.parameters.get('name') || ''

const nameInLocation = (location: string): string => {
  const path = location
    .trim()
    .replace(/^<|>$/g, '')
    .replace(/[?#].*$/s, '')
  return /\.[a-z0-9]{1,10}$/i.test(path) ? path : ''
}

/** References to files by their location are made references by id; files the HTML shows are inline. */
export function withShownFiles(html: string | null, files: FoundFile[]): { html: string | null; files: FoundFile[] } {
  if (html === null) return { html, files }
  let shown = html
  const known = files.map((file) => {
    if (file.content_id)
      return file.inline || html.includes(`cid:${file.content_id}`) ? { ...file, inline: true } : file
    if (!file.location || !/^[^"'<>\s]+$/.test(file.location) || !html.includes(`"${file.location}"`)) return file
    shown = shown.replaceAll(`"${file.location}"`, () => `"cid:${file.location}"`)
    return { ...file, inline: true, content_id: file.location }
  })
  return { html: shown, files: known }
}
