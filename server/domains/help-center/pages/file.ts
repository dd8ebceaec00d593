import { blobs } from '../../../platform/blobs/blobs.ts'
import type { Context } from '../../../platform/context.ts'
import type { PageReply, Visit } from '../../../platform/http/page.ts'
import { publicFile } from '../../knowledge/queries.ts'
import type { Site } from '../drawing/site.ts'
import { showMissing } from './missing.ts'

/** What a browser may show in place; everything else is only ever saved. */
const SHOWN = /^(image\/(png|jpeg|gif|webp|avif)|application\/pdf)$/

/** A file of an article: there only while a text that this reader may see refers to it. */
export async function showFile(ctx: Context, visit: Visit, site: Site): Promise<PageReply> {
  const file = await publicFile(ctx, visit.params.id!, site.audience)
  if (!file) return showMissing(ctx, visit, site)
  const shown = SHOWN.test(file.type)
  return {
    status: 200,
    content: {
      type: shown ? file.type : 'application/octet-stream',
      body: await blobs().open(file.sha256),
      tag: file.sha256,
      headers: {
        'content-length': String(file.size),
        'content-disposition': `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'cross-origin-resource-policy': 'same-origin',
      },
    },
    // Its article can be taken back at any moment: nobody shows it without asking.
    ...(site.customer_id ? {} : { kept: 'checked' as const }),
    found: true,
  }
}
