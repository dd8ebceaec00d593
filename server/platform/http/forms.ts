import type { MultipartFile } from '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import { blobs } from '../blobs/blobs.ts'
import { unless } from '../blobs/unless.ts'
import { invalid, tooLarge } from '../errors.ts'
import { isStorable } from './input.ts'
import type { FormFile, Page } from './page.ts'

export interface Form {
  fields: Record<string, string>
  files: readonly FormFile[]
}

/** A message, and what stands beside it. */
const LONGEST_FIELD = 64 * 1024
const MOST_FIELDS = 50

/** What a form brings, of either kind. Bytes of files are stored as they come: without a row they harm nobody. */
export async function formOf(request: FastifyRequest, limits: Page['spec']['files']): Promise<Form> {
  if (!limits || !request.isMultipart()) return { fields: (request.body ?? {}) as Record<string, string>, files: [] }
  const form: { fields: Record<string, string>; files: FormFile[] } = { fields: {}, files: [] }
  const { most, largest_bytes } = limits
  const sizes = { files: most, fileSize: largest_bytes, fields: MOST_FIELDS, fieldSize: LONGEST_FIELD }
  for await (const part of request.parts({ limits: sizes })) {
    if (part.type === 'file') form.files.push(...(await storedFile(part, largest_bytes)))
    else form.fields[part.fieldname] = storable(String(part.value))
  }
  return form
}

/** A field for files that was left empty comes as a file without a name. */
async function storedFile(part: MultipartFile, largest: number): Promise<FormFile[]> {
  const { filename: name, mimetype: type, file: content } = part
  if (!name) {
    content.resume()
    return []
  }
  const cutOff = () => tooLarge(`"${name}" is larger than ${Math.floor(largest / 1024 / 1024)} MiB.`)
  const stored = await blobs().put(unless(() => (content.truncated ? cutOff() : undefined), content))
  return [{ ...stored, name: storable(name).slice(-200), type: type.slice(0, 120) }]
}

function storable(text: string): string {
  if (isStorable(text)) return text
  throw invalid('The form holds a character that cannot be stored.')
}
