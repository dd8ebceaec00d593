import { describe, expect, test } from 'vitest'
import { aFetchingDesk, aMail, whyNoFetching } from '../../../../../testing/fetching.ts'
import { until } from '../../../../../testing/until.ts'

const why = whyNoFetching()

describe.skipIf(why !== null)('fetching by IMAP when something is wrong', async () => {
  if (why) return
  const desk = await aFetchingDesk({ users: ['again', 'anew', 'big', 'broken', 'silent', 'second', 'between'] })
  const { ctx, api, clock, settle, dovecot, anAccount, accountOf, stateOf, ledgerOf, isLive, arrived, alarms } = desk
  const { startFetching } = desk

  test('after a crash between the mail and the place, nothing is added; reading again takes what was left alone', async () => {
    await dovecot.deliver('again', aMail('again-old'))
    const id = await anAccount('again')
    const fetching = await startFetching()
    await isLive(id)
    for (const subject of ['a', 'b']) await dovecot.deliver('again', aMail(`again-${subject}`))
    await arrived(id, 2)
    await fetching.stop()
    await ctx.db.updateTable('mailboxes').set({ last_uid: 1 }).where('account_id', '=', id).execute()
    await startFetching()
    await dovecot.deliver('again', aMail('again-c'))
    await arrived(id, 3)
    expect(await ledgerOf(id)).toHaveLength(3)
    const since = ctx
      .now()
      .subtract({ hours: 24 * 30 })
      .toString({ fractionalSecondDigits: 3 })
    for (const _time of ['first', 'second']) {
      expect((await api('POST', `/channels/accounts/${id}/fetch`, { body: { since } })).status).toBe(202)
      await settle()
      expect(await ledgerOf(id)).toHaveLength(4)
    }
  })

  test('mail that comes before we first connect, but after the mailbox was named, is ours', async () => {
    await dovecot.deliver('between', aMail('between-old'))
    const id = await anAccount('between')
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    await dovecot.deliver('between', aMail('between-new'))
    await startFetching()
    await isLive(id)
    expect(await arrived(id, 1)).toHaveLength(1)
  })

  test('when the server has numbered its mails anew, all is read once more and the door drops what it knows', async () => {
    await dovecot.deliver('anew', aMail('anew-before-us'))
    // What is older than the beginning stays out; Dovecot's clock counts in seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const id = await anAccount('anew')
    const fetching = await startFetching()
    await isLive(id)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    for (const subject of ['a', 'b']) await dovecot.deliver('anew', aMail(`anew-${subject}`))
    await arrived(id, 2)
    await settle()
    await fetching.stop()
    await dovecot.renumber('anew')
    await dovecot.deliver('anew', aMail('anew-c'))
    await startFetching()
    await until(async () => (await ledgerOf(id)).length >= 5)
    await settle()
    const rows = await ledgerOf(id)
    expect(rows.map(({ state, reason }) => reason ?? state)).toEqual([
      'filed',
      'filed',
      'duplicate',
      'duplicate',
      'filed',
    ])
  })

  test('a mail that is too large is kept by its headers, for a person, and holds up none', async () => {
    const id = await anAccount('big')
    await startFetching()
    await isLive(id)
    await dovecot.deliver('big', aMail('huge') + 'x'.repeat(70).concat('\n').repeat(560_000))
    await dovecot.deliver('big', aMail('small'))
    const rows = await arrived(id, 2)
    expect(rows.map(({ state, reason }) => [state, reason?.slice(0, 18) ?? null])).toEqual([
      ['quarantined', 'This mail has 4032'],
      ['pending', null],
    ])
  })

  test('a mail the server cannot hand out is tried again, then set aside; it holds up none', async () => {
    const id = await anAccount('broken')
    await startFetching()
    await isLive(id)
    await dovecot.deliver('broken', aMail('broken-1'), { isReadable: false })
    await dovecot.deliver('broken', aMail('whole-2'))
    const rows = await arrived(id, 2, 60_000)
    expect(rows.map(({ state }) => state).toSorted()).toEqual(['pending', 'quarantined'])
    expect(rows[0]!.reason).toMatch(/^The server does not hand this mail out/)
  }, 70_000)

  test('silence for too long raises the alarm; a mail ends it', async () => {
    const id = await anAccount('silent', { silent_after_hours: 4 })
    await startFetching()
    await isLive(id)
    const before = (await alarms()).length
    await clock.advance('PT3H')
    expect(await alarms()).toHaveLength(before)
    await clock.advance('PT2H')
    expect(await alarms()).toHaveLength(before + 1)
    expect((await alarms())[0]).toBe('mailbox_trouble')
    await dovecot.deliver('silent', aMail('at-last'))
    await until(async () => (await alarms()).length === before + 2)
    expect((await alarms())[0]).toBe('mailbox_recovered')
  })

  test('new settings and archiving count at once; a wrong password is told with the server’s words', async () => {
    const id = await anAccount('second', {}, { imap_password: 'wrong' })
    await startFetching()
    await until(async () => (await stateOf(id)) === 'trouble')
    expect((await accountOf(id)).mailboxes[0].detail).toMatch(/authentication failed/i)
    const body = { secrets: { imap_password: dovecot.password } }
    expect((await api('PATCH', `/channels/accounts/${id}`, { body })).json.secrets_set).toEqual(['imap_password'])
    await isLive(id)
    await api('PATCH', `/channels/accounts/${id}`, { body: { archived: true } })
    await new Promise((resolve) => setTimeout(resolve, 2_500))
    await dovecot.deliver('second', aMail('too-late'))
    await new Promise((resolve) => setTimeout(resolve, 500))
    expect(await ledgerOf(id)).toEqual([])
    await api('PATCH', `/channels/accounts/${id}`, { body: { archived: false } })
    expect(await arrived(id, 1)).toHaveLength(1)
  })
})
