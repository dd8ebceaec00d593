import { Readable } from 'node:stream'
import { blobs } from '../../../../platform/blobs/blobs.ts'
import type { InboundFile } from '../../inbound-message.ts'
import type { MailAttachment } from '../reading/parse.ts'

/** Stores the bytes; their rows are written with the message. */
export async function storeAttachments(attachments: readonly MailAttachment[]): Promise<InboundFile[]> {
  const files: InboundFile[] = []
  for (const { content, ...attachment } of attachments) {
    files.push({ ...attachment, ...(await blobs().put(Readable.from([content]))) })
  }
  return files
}
