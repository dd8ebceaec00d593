import type { Domain } from '../../platform/domain.ts'
import { answer } from '../../platform/questions.ts'
import { MayBePublic } from '../tickets/questions.ts'
import { acknowledge, acknowledgeAsked, forgetAnswers } from './acknowledge.ts'
import { deliver } from './delivery/deliver.ts'
import { queueDelivery, queueQuestion, queueRuleReply } from './delivery/outbound.ts'
import { deliveryMoments, hastenAll, sendWaiting, sendWaitingForNew } from './delivery/wake-deliveries.ts'
import { unblockBrought } from './junk/mark-spam.ts'
import { checkDomainAgain, recheckDomains } from './mail/domains/check-domain.ts'
import { ensureDomains } from './mail/domains/list-domains.ts'
import { fileAgain, fileMails } from './mail/filing/file-mails.ts'
import { mailboxAlarm } from './mail/receiving/imap/alarm.ts'
import { fetchAgain } from './mail/receiving/imap/fetch-again.ts'
import { imapIn } from './mail/receiving/imap/imap-in.ts'
import { smtpIn } from './mail/receiving/smtp-in.ts'
import { smtpOutService } from './mail/sending/smtp-service.ts'
import { askDnsEarly } from './mail/trust/ask-dns-early.ts'
import { sendAlone } from './mail-alone.ts'
import { dropCallback, noteDoneTask } from './phone/reactions.ts'
import { measures } from './queries.ts'
import { routes } from './routes.ts'
import { saidInPublic } from './social/in-public.ts'
import { recoverStranded } from './stranded.ts'
import { tellHandedUp } from './tell-handed-up.ts'
import { understandAgain, understandSplit } from './understand.ts'

export const channels: Domain = {
  name: 'channels',
  tables: [
    'channel_accounts',
    'mailboxes',
    'receipts',
    'mails',
    'mail_bytes',
    'mail_ids',
    'deliveries',
    'automatic_answers',
    'blocked_senders',
    'mail_domains',
    'callbacks',
    'app_sessions',
  ],
  routes,
  answers: [answer(MayBePublic, saidInPublic)],
  reactions: [
    ...[queueDelivery, queueQuestion, queueRuleReply, sendWaiting, sendWaitingForNew],
    ...[understandSplit, unblockBrought, acknowledgeAsked, tellHandedUp],
    ...[noteDoneTask, dropCallback],
  ],
  jobs: [fileMails, fetchAgain, deliver, acknowledge, understandAgain, checkDomainAgain, sendAlone],
  due: [fileAgain, mailboxAlarm, ...deliveryMoments],
  services: [smtpIn, imapIn, smtpOutService, askDnsEarly],
  measures,
  prepare: async (ctx) => {
    await recoverStranded(ctx)
    await hastenAll(ctx)
    await ensureDomains(ctx)
  },
  tidy: async (ctx) => {
    await recoverStranded(ctx)
    await forgetAnswers(ctx)
    await ensureDomains(ctx)
    await recheckDomains(ctx)
  },
}
