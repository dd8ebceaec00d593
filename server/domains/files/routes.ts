import { blobs } from '../../platform/blobs/blobs.ts'
import { IdParams } from '../../platform/contract.ts'
import { invalid } from '../../platform/errors.ts'
import { route } from '../../platform/http/route.ts'
import { accessFile } from './access.ts'
import { storeFile } from './commands.ts'
import { StoredFile } from './contract.ts'

/** Types a browser may show in place; everything else is only ever saved. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif)|application\/pdf)$/

export const routes = [
  route.post(
    '/files',
    {
      summary: 'Upload a file (multipart field "file")',
      may: 'file.upload',
      accepts: 'multipart',
      reply: StoredFile,
      status: 201,
    },
    async (ctx, { http }) => {
      if (!http.request.isMultipart()) throw invalid('Send the file as multipart/form-data, in the field "file".')
      const part = await http.request.file()
      if (!part) throw invalid('There was no file in the request. Send it in the field "file".')
      const { filename: name, mimetype: type, file: content } = part
      return storeFile(ctx, { name, type, content, isWhole: () => !content.truncated })
    },
  ),
  route.get(
    '/files/:id',
    { summary: 'The bytes of a file', may: 'file.read', params: IdParams, reply: 'file' },
    async (ctx, { params, http }) => {
      const file = await accessFile(ctx, params.id)
      const shown = SHOWN.test(file.type)
      http.set_header('content-type', shown ? file.type : 'application/octet-stream')
      http.set_header('content-length', String(file.size))
      http.set_header(
        'content-disposition',
        `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
      )
      http.set_header('content-security-policy', "sandbox; default-src 'none'")
      http.set_header('cache-control', 'private, max-age=31536000, immutable')
      return blobs().open(file.sha256)
    },
  ),
]
