import type { Context } from '../../../../../platform/context.ts'
import { nowText } from '../../../../../platform/context.ts'
import { type DueRow, defineDue, schedule, unschedule } from '../../../../../platform/due.ts'
import { activeAdmins } from '../../../../auth/queries.ts'
import { notify } from '../../../../notifications/commands.ts'
import { MailSettings } from '../../../contract.ts'

/** A connection that breaks comes back by itself, as a rule; nobody is called for less than this. */
const TROUBLE_MINUTES = 5
const ALARM = 'channels.mailbox_alarm'

/** Tells every admin, once, that a mailbox cannot be read or has fallen silent. */
export const mailboxAlarm = defineDue(ALARM, async (ctx, due: DueRow[]) => {
  const accountIds = due.map(({ subject_id }) => subject_id)
  const ringing = (await watchedBy(ctx, accountIds)).filter((box) => isPast(ctx, alarmAt(box)))
  for (const [account_id, boxes] of Map.groupBy(ringing, (box) => box.account_id)) {
    await ctx.db
      .updateTable('mailboxes')
      .set({ alarmed_at: nowText(ctx) })
      .where('account_id', '=', account_id)
      .where(
        'name',
        'in',
        boxes.map(({ name }) => name),
      )
      .execute()
    await tellAdmins(ctx, 'mailbox_trouble')
  }
  for (const account_id of accountIds) await planAlarm(ctx, account_id)
})

/** Sets when the next alarm of an account is due, from how its mailboxes stand now. */
export async function planAlarm(ctx: Context, account_id: string): Promise<void> {
  const moments = (await watchedBy(ctx, [account_id])).flatMap((box) => alarmAt(box) ?? [])
  const [due_at] = moments.toSorted(Temporal.Instant.compare)
  if (due_at) await schedule(ctx, ALARM, { subject_id: account_id, due_at })
  else await unschedule(ctx, ALARM, account_id)
}

/** The mailbox works again, and is not silent either. Told once the last mailbox of the account does. */
export async function endAlarm(ctx: Context, box: { account_id: string; name: string }): Promise<void> {
  const alarmed = (await mailboxesOf(ctx, [box.account_id])).filter(({ alarmed_at }) => alarmed_at !== null)
  const mine = alarmed.find(({ name }) => name === box.name)
  if (!mine || isPast(ctx, alarmAt({ ...mine, alarmed_at: null }))) return
  await ctx.db
    .updateTable('mailboxes')
    .set({ alarmed_at: null })
    .where('account_id', '=', box.account_id)
    .where('name', '=', box.name)
    .execute()
  if (alarmed.length === 1) await tellAdmins(ctx, 'mailbox_recovered')
}

/** When an alarm is due for a mailbox as it stands; never while one is on. */
function alarmAt({ state, since, last_mail_at, alarmed_at, silent_after_hours }: Watched): Temporal.Instant | null {
  if (alarmed_at) return null
  const troubled = Temporal.Instant.from(since).add({ minutes: TROUBLE_MINUTES })
  if (state === 'trouble') return troubled
  if (state !== 'live' || silent_after_hours === 0) return null
  return Temporal.Instant.from(last_mail_at ?? since).add({ hours: silent_after_hours })
}

const isPast = (ctx: Context, moment: Temporal.Instant | null): boolean =>
  moment !== null && Temporal.Instant.compare(moment, ctx.now()) <= 0

type Watched = Awaited<ReturnType<typeof mailboxesOf>>[number]

const watchedBy = async (ctx: Context, accountIds: string[]) =>
  (await mailboxesOf(ctx, accountIds)).filter(({ archived_at }) => archived_at === null)

async function mailboxesOf({ db }: Context, accountIds: string[]) {
  const rows = await db
    .selectFrom('mailboxes')
    .innerJoin('channel_accounts', 'channel_accounts.id', 'mailboxes.account_id')
    .select(['account_id', 'mailboxes.name', 'state', 'since', 'last_mail_at', 'alarmed_at', 'settings', 'archived_at'])
    .where('account_id', 'in', accountIds)
    .execute()
  return rows.map(({ settings, ...row }) => ({
    ...row,
    silent_after_hours: MailSettings.safeParse(settings).data?.imap?.silent_after_hours ?? 0,
  }))
}

async function tellAdmins(ctx: Context, kind: 'mailbox_trouble' | 'mailbox_recovered'): Promise<void> {
  await notify(ctx, await activeAdmins(ctx), { kind })
}
