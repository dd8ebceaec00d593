import type { StoredFile } from '../../../../server/domains/files/contract.ts'
import { fileUrl, upload } from '../../../lib/api.ts'

/** Put up from this page: until the text is saved they belong to their uploader, not yet to the article. */
const putUpHere = new Set<string>()

/** Where the desk sees a file that a text names. */
export const articleFileUrl = (id: string) =>
  putUpHere.has(id) ? fileUrl(id) : `/api/v1/knowledge/files/${encodeURIComponent(id)}`

export interface PutUp {
  id: string
  name: string
  isImage: boolean
}

export async function putUp(file: File): Promise<PutUp> {
  const { id, name, type } = await upload<StoredFile>('/files', file)
  putUpHere.add(id)
  return { id, name: name.replaceAll(/[[\]\\]/g, ''), isImage: type.startsWith('image/') }
}

/** How a text names it: a picture stands in it, anything else is linked. */
export const asMarkdown = ({ id, name, isImage }: PutUp) => `${isImage ? '!' : ''}[${name}](file:${id})`
