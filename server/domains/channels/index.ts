import type { Domain } from '../../platform/domain.ts'
import { fileMail } from './mail/file-mail.ts'
import { smtpIn } from './mail/smtp-in.ts'
import { deliver, queueDelivery, requestKept } from './outbound.ts'
import { measures } from './queries.ts'
import { routes } from './routes.ts'
import { recoverStranded } from './stranded.ts'
import { understandAgain } from './understand.ts'

export const channels: Domain = {
  name: 'channels',
  tables: ['channel_accounts', 'receipts', 'mails', 'mail_ids', 'deliveries'],
  routes,
  reactions: [queueDelivery],
  jobs: [fileMail, deliver, understandAgain],
  services: [smtpIn],
  measures,
  prepare: async (ctx) => {
    await requestKept(ctx)
    await recoverStranded(ctx)
  },
  tidy: recoverStranded,
}
