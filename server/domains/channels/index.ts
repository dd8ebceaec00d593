import type { Domain } from '../../platform/domain.ts'
import { deliver } from './deliver.ts'
import { fileMail } from './mail/filing/file-mail.ts'
import { smtpIn } from './mail/receiving/smtp-in.ts'
import { queueDelivery } from './outbound.ts'
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
  prepare: recoverStranded,
  tidy: recoverStranded,
}
