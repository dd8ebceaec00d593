import { expect, test } from 'vitest'
import { newId } from '../../platform/ids.ts'
import { aTicket, aUser } from '../../testing/builders.ts'
import { anInstallation } from '../../testing/installation.ts'
import { speaker, tree } from './testing/speaker.ts'

const { api, ctx, clock } = await anInstallation()
const agent = await aUser(ctx, { name: 'Ada Agent', teams: ['tier1_general'] })
const all = '/knowledge/troubleshooters'

const make = async (body: object = { issue_category: 'technical' }) => (await api('POST', all, { body })).json
const begin = async (id: string, body: object = {}, as = agent.id) =>
  (await api('POST', `${all}/${id}/runs`, { body, as })).json
const answer = async (run: string, step: string, answer: string, as = agent.id) =>
  (await api('PUT', `/knowledge/runs/${run}/answers`, { body: { step, answer }, as })).json

test('of a category alone a first tree is built, which can be published as it is', async () => {
  for (const issue_category of ['technical', 'billing', 'account', 'feature_request', 'Something else']) {
    const made = await make({ issue_category })
    expect(made).toMatchObject({
      category: issue_category,
      dynamic_content: true,
      personalization: {
        user_tier: 'customize_based_on_subscription',
        previous_issues: 'show_relevant_history',
        device_type: 'optimize_for_platform',
      },
      state: 'draft',
      languages: ['en', 'zh'],
      faults: [],
    })
    expect(made.decision_tree.steps.length).toBeGreaterThan(6)
    const published = await api('PUT', `${all}/${made.id}/publication`)
    expect([published.status, published.json.state]).toEqual([200, 'published'])
  }
})

test('by id, by slug and by category the same one is found; of a category without one, what would be built', async () => {
  const made = await make(speaker)
  for (const name of [made.id, made.slug, 'audio_devices', 'Audio devices'])
    expect((await api('GET', `${all}/${encodeURIComponent(name)}`)).json.id).toBe(made.id)
  const proposed = (await api('GET', `${all}/billing_questions`)).json
  expect(proposed).toMatchObject({ id: null, category: 'billing_questions', dynamic_content: true, faults: [] })
  expect((await api('GET', `${all}/nothing_known_of_this`)).status).toBe(404)
})

test('the first tree differs by plan and by device', async () => {
  const { id } = await make()
  const stepsFor = async (query: string) =>
    (await api('GET', `${all}/${id}?${query}`)).json.decision_tree.steps.map(({ id }: { id: string }) => id)
  expect(await stepsFor('plan=free&device=ios')).toContain('update-ios')
  expect(await stepsFor('plan=free&device=web')).not.toContain('update-ios')
  expect(await stepsFor('plan=free&device=ios')).not.toContain('concerns')
  expect((await begin(id, { plan: 'enterprise', device: 'ios' })).step.id).toBe('concerns')
  expect((await begin(id, { plan: 'free', device: 'ios' })).step.id).toBe('update-ios')
  expect((await begin(id, { plan: 'free', device: 'web' })).step.id).toBe('private-window')
})

test('it is saved as a whole; one that was made from an old version is refused', async () => {
  const made = await make({ ...speaker, issue_category: 'saved' })
  const content = { languages: ['en'], titles: speaker.titles, intros: {}, decision_tree: tree }
  const save = (body: object) => api('PUT', `${all}/${made.id}`, { body: { ...content, ...body } })
  expect((await save({ based_on: 1, note: 'English only' })).json).toMatchObject({ version: 2, languages: ['en'] })
  expect((await save({ based_on: 1 })).json.code).toBe('troubleshooter_changed')
  const restored = await api('POST', `${all}/${made.id}/restore`, { body: { number: 1, based_on: 2 } })
  expect(restored.json).toMatchObject({ version: 3, languages: ['en', 'zh'] })
  const versions = (await api('GET', `${all}/${made.id}/versions`)).json.items
  expect(versions.map(({ number, note }: { number: number; note: string }) => [number, note])).toEqual([
    [3, '↺ 1'],
    [2, 'English only'],
    [1, ''],
  ])
  const twins = await save({ based_on: 3, decision_tree: { ...tree, steps: [...tree.steps, tree.steps[3]] } })
  expect([twins.status, twins.json.errors[0].path]).toEqual([422, 'decision_tree.done'])
  expect((await save({ based_on: 3, slug: 'technical-elsewhere' })).json.slug).toBe('technical-elsewhere')
  expect((await api('PUT', `${all}/${made.id}`, { body: { ...content, based_on: 4 }, as: agent.id })).status).toBe(403)
})

test('with a fault it is not published; what is published stays while it is changed, until it is withdrawn', async () => {
  const broken = { ...tree, steps: tree.steps.filter(({ id }) => id !== 'cable') }
  const made = await make({ ...speaker, issue_category: 'published', decision_tree: broken })
  expect(made.faults[0]).toMatchObject({ code: 'unknown_step', step: 'restart' })
  const refused = await api('PUT', `${all}/${made.id}/publication`)
  expect([refused.status, refused.json.errors[0].path]).toEqual([422, 'decision_tree.restart'])
  const content = { languages: ['en', 'zh'], titles: speaker.titles, intros: {} }
  await api('PUT', `${all}/${made.id}`, { body: { ...content, decision_tree: tree, based_on: 1 } })
  expect((await api('PUT', `${all}/${made.id}/publication`)).json).toMatchObject({ state: 'published' })
  const changed = await api('PUT', `${all}/${made.id}`, { body: { ...content, decision_tree: broken, based_on: 2 } })
  expect(changed.json).toMatchObject({ state: 'changed', version: 3, published_version: 2 })
  expect((await begin(made.id)).version).toBe(2)
  expect((await api('DELETE', `${all}/${made.id}`)).json.code).toBe('troubleshooter_in_use')
  expect((await api('DELETE', `${all}/${made.id}/publication`)).json).toMatchObject({ state: 'draft', paths: {} })
})

test('an internal article cannot be published for customers', async () => {
  const article = (
    await api('POST', '/knowledge/articles', {
      body: { title: 'For us', content: 'x', category: 'a', visibility: 'internal' },
    })
  ).json
  const steps = tree.steps.map((step) =>
    step.id === 'cable' ? { ...step, kind: 'article', article_id: article.id } : step,
  )
  const { faults } = (await api('POST', `${all}/faults`, { body: { ...speaker, decision_tree: { ...tree, steps } } }))
    .json
  expect(faults).toMatchObject([{ code: 'article_not_published', step: 'cable' }])
})

test('a run goes step by step, back and another way, and twice the same is once', async () => {
  const { id } = await make({ ...speaker, issue_category: 'run' })
  const run = await begin(id, { device: 'web', language: 'zh' })
  expect(run).toMatchObject({ state: 'open', language: 'zh', title: '没有声音', path: [] })
  expect(run.step).toMatchObject({ id: 'sound', answers: [{ id: 'nothing', text: '没有' }, { id: 'noise' }] })
  await answer(run.id, 'sound', 'nothing')
  const third = await answer(run.id, 'restart', 'no')
  expect(third.step.id).toBe('cable')
  expect(await answer(run.id, 'restart', 'no')).toEqual(third)
  expect(await answer(run.id, 'sound', 'nothing')).toEqual(third)
  const ended = await answer(run.id, 'cable', 'yes')
  expect(ended).toMatchObject({ state: 'fixed', ticket_draft: null })
  expect(ended.path.map(({ step, helped }: { step: string; helped: boolean | null }) => [step, helped])).toEqual([
    ['sound', null],
    ['restart', false],
    ['cable', true],
  ])
  const elsewhere = await answer(run.id, 'sound', 'noise')
  expect(elsewhere).toMatchObject({ state: 'ticket', ended_at: expect.any(String), path: [{ step: 'sound' }] })
  expect((await answer(run.id, 'cable', 'yes')).code).toBe('step_not_on_the_way')
  expect((await answer(run.id, 'sound', 'music')).code).toBe('invalid')
})

test('a run ends in a ticket that knows everything, once', async () => {
  const { id } = await make({ ...speaker, issue_category: 'ends' })
  const run = await begin(id, { device: 'web', plan: 'premium' })
  const early = await api('POST', `/knowledge/runs/${run.id}/ticket`, {
    body: { customer: { email: 'x@y.example' } },
    as: agent.id,
  })
  expect(early.json.code).toBe('run_not_ended')
  for (const [step, said] of [
    ['sound', 'nothing'],
    ['restart', 'no'],
    ['cable', 'no'],
  ] as const)
    await answer(run.id, step, said)
  const draft = (await api('GET', `/knowledge/runs/${run.id}`, { as: agent.id })).json.ticket_draft
  expect(draft).toEqual({
    ...{ subject: 'No sound: Nothing', category: 'technical', priority: 'high', team: 'tier2_technical' },
    text: [
      'What was tried (troubleshooter “No sound”)',
      '1. Do you hear anything? – Nothing',
      '2. Restart it – did not help',
      '3. Check the cable – did not help',
      '',
      'Plan: Premium · Device: Browser',
    ].join('\n'),
    tried: [
      { action: 'Do you hear anything?', result: 'Nothing' },
      { action: 'Restart it', result: 'did not help' },
      { action: 'Check the cable', result: 'did not help' },
    ],
  })
  const open = () =>
    api('POST', `/knowledge/runs/${run.id}/ticket`, {
      body: { customer: { email: 'cara@customer.example' }, text: 'Since yesterday.' },
      as: agent.id,
    })
  const opened = (await open()).json
  expect((await open()).json.ticket).toEqual(opened.ticket)
  const ticket = (await api('GET', `/tickets/${opened.ticket.id}`)).json
  expect(ticket).toMatchObject({
    ...{ subject: 'No sound: Nothing', category: 'technical', priority: 'high', team: 'tier2_technical' },
    tags: ['troubleshooter'],
  })
  const { items } = (await api('GET', `/tickets/${ticket.id}/messages`)).json
  expect(items[0].text).toBe(`Since yesterday.\n\n${draft.text}`)
  expect((await api('GET', `/tickets/${ticket.id}/troubleshooter-runs`)).json.items).toMatchObject([{ id: run.id }])
  expect((await answer(run.id, 'cable', 'yes')).code).toBe('ticket_opened')
})

test('walked for a ticket, the ticket is told: a note and the steps of its report, and no second ticket', async () => {
  const { id } = await make({ ...speaker, issue_category: 'for a ticket' })
  const ticket = await aTicket(ctx)
  const run = await begin(id, { ticket_id: ticket.id, device: 'android' })
  expect(run).toMatchObject({ plan: 'free', ticket: { id: ticket.id } })
  await answer(run.id, 'sound', 'nothing')
  await answer(run.id, 'cable', 'yes')
  const { items } = (await api('GET', `/tickets/${ticket.id}/messages`)).json
  expect(items.map(({ kind, text }: { kind: string; text: string }) => [kind, text.split('\n')[0]])).toEqual([
    ['message', 'How does this work?'],
    ['note', 'Walked the troubleshooter “No sound”: solved.'],
  ])
  const { fields } = (await api('GET', `/tickets/${ticket.id}/report`)).json
  expect(fields.steps_taken.value).toMatchObject([
    { action: 'No sound: Do you hear anything?', result: 'Nothing', by: 'Ada Agent' },
    { action: 'No sound: Check the cable', result: 'helped' },
  ])
  const stranger = await aUser(ctx, { teams: ['tier2_technical'] })
  await api('PUT', `/tickets/${ticket.id}/restricted`, { body: { restricted: true } })
  expect((await api('GET', `/knowledge/runs/${run.id}`, { as: stranger.id })).status).toBe(404)
})

test('what has failed for a customer before is passed over, and said so', async () => {
  const { id } = await make({ ...speaker, issue_category: 'again' })
  const from = { name: 'Cara', email: `${newId()}@customer.example` }
  const first = await begin(id, { ticket_id: (await aTicket(ctx, { from })).id, device: 'web' })
  await answer(first.id, 'sound', 'nothing')
  await answer(first.id, 'restart', 'no')
  const second = await begin(id, { ticket_id: (await aTicket(ctx, { from, subject: 'Again' })).id, device: 'web' })
  const after = await answer(second.id, 'sound', 'nothing')
  expect(after.step.id).toBe('cable')
  expect(after.path[1]).toMatchObject({ step: 'restart', skipped: 'tried_before', helped: null })
  const other = await begin(id, { ticket_id: (await aTicket(ctx)).id, device: 'web' })
  expect((await answer(other.id, 'sound', 'nothing')).step.id).toBe('restart')
})

test('drop-off: who came to a step, who answered, who left after half an hour, how it ended', async () => {
  const { id } = await make({ ...speaker, issue_category: 'drop-off' })
  const [leaver, fixer, asker] = [await begin(id), await begin(id, { device: 'web' }), await begin(id)]
  await answer(leaver.id, 'sound', 'nothing')
  await answer(fixer.id, 'sound', 'nothing')
  await answer(fixer.id, 'restart', 'yes')
  await answer(asker.id, 'sound', 'noise')
  await clock.advance('PT31M')
  await begin(id)
  const { runs, steps, definition } = (await api('GET', `${all}/${id}/drop-off`)).json
  expect(runs).toEqual({ started: 4, fixed: 1, ticket: 1, left: 1, under_way: 1 })
  expect(definition).toContain('30 minutes')
  const of = Object.fromEntries(steps.map((step: { step: string }) => [step.step, step]))
  expect(of.sound).toMatchObject({ reached: 4, answered: 3, left: 0, under_way: 1, answers: { nothing: 2, noise: 1 } })
  expect(of.cable).toMatchObject({ reached: 1, answered: 0, left: 1, title: 'Check the cable' })
  expect(of.done).toMatchObject({ reached: 1, ended_fixed: 1, left: 0 })
  expect(of.ask).toMatchObject({ reached: 1, ended_ticket: 1 })
  const left = (await api('GET', `${all}/${id}/runs?outcome=left&step=cable`)).json.items
  expect(left).toMatchObject([{ id: leaver.id, outcome: 'left', last_step: 'cable', last_title: 'Check the cable' }])
  expect((await api('GET', `${all}/${id}/drop-off?from=2000-01-01&to=2000-02-01`)).json.steps).toEqual([])
})

test('a preview walks what is being written, and keeps nothing', async () => {
  const preview = async (answers: object[], changes: object = {}) =>
    (await api('POST', `${all}/preview`, { body: { ...speaker, language: 'en', answers, ...changes } })).json
  expect((await preview([])).step.id).toBe('sound')
  const walked = await preview([{ step: 'sound', answer: 'nothing' }], { device: 'web', tried: ['restart'] })
  expect(walked).toMatchObject({ step: { id: 'cable' }, path: [{}, { skipped: 'tried_before' }] })
  const ended = await preview([{ step: 'sound', answer: 'noise' }])
  expect(ended).toMatchObject({ state: 'ticket', ticket_draft: { subject: 'No sound: Noise' } })
})

test('lists go on by page, and by words', async () => {
  const { items, next_cursor } = (await api('GET', `${all}?limit=2`)).json
  const rest = (await api('GET', `${all}?cursor=${next_cursor}`)).json.items
  expect(new Set([...items, ...rest].map(({ id }: { id: string }) => id)).size).toBe(items.length + rest.length)
  const found = (await api('GET', `${all}?q=no%20sound&state=draft`)).json.items
  expect(found.length).toBeGreaterThan(2)
  expect(found[0]).toMatchObject({ titles: { en: 'No sound' }, steps: 5, state: 'draft' })
})
