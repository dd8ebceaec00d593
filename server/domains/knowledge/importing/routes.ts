import { Readable } from 'node:stream'
import { z } from 'zod'
import { instantText } from '../../../platform/context.ts'
import { invalid, tooLarge } from '../../../platform/errors.ts'
import { route } from '../../../platform/http/route.ts'
import { exportArticles } from '../exporting/export-articles.ts'
import { zipOf } from '../exporting/zip-of.ts'
import { ImportReport } from '../shelves/contract.ts'
import { importArticles } from './import-articles.ts'
import { readSource } from './read-source.ts'
import { unpack } from './unpack.ts'

const flag = z.stringbool().default(false)
const ImportQuery = z.object({
  dry_run: flag.meta({ description: 'Only tells what would be done' }),
  publish: flag.meta({ description: 'Publishes what is finished in its source, as far as the caller may' }),
})

export const importRoutes = [
  route.post(
    '/knowledge/import',
    {
      summary:
        'Bring articles in (multipart field "file"): a zip of Markdown or HTML, or JSON of a Zendesk help center',
      may: 'article.manage',
      accepts: 'multipart',
      query: ImportQuery,
      reply: ImportReport,
    },
    async (ctx, { query, http }) => {
      if (!http.request.isMultipart()) throw invalid('Send the file as multipart/form-data, in the field "file".')
      const part = await http.request.file()
      if (!part) throw invalid('There was no file in the request. Send it in the field "file".')
      const bytes = await part.toBuffer().catch((error: unknown) => {
        if (!part.file.truncated) throw error
        throw tooLarge('This file is larger than 25 MiB. Import it in parts, or by "responder import knowledge".')
      })
      return importArticles(ctx, readSource(unpack({ path: part.filename, bytes })), query)
    },
  ),
  route.get(
    '/knowledge/export',
    { summary: 'All articles as Markdown with their files, in a zip archive', may: 'article.manage', reply: 'file' },
    async (ctx, { http }) => {
      http.set_header('content-type', 'application/zip')
      const name = `articles-${instantText(ctx.now()).slice(0, 10)}.zip`
      http.set_header('content-disposition', `attachment; filename="${name}"`)
      return Readable.from(zipOf(exportArticles(ctx)), { objectMode: false })
    },
  ),
]
