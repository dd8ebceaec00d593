import { expect, test } from 'vitest'
import { anInstallation } from '../../../testing/installation.ts'
import { speaker, tree } from '../testing/speaker.ts'

const { api } = await anInstallation()
const all = '/knowledge/troubleshooters'

test('what changed from a version to the next, and from the one in force', async () => {
  const made = (await api('POST', all, { body: { ...speaker, issue_category: 'versions' } })).json
  const content = { languages: ['en', 'zh'], titles: speaker.titles, intros: {} }
  const steps = tree.steps
    .filter(({ id }) => id !== 'restart')
    .map((step) =>
      step.id === 'cable' ? { ...step, texts: { ...step.texts, en: { title: 'Pull the cable', body: '' } } } : step,
    )
  const second = { ...content, decision_tree: { start: 'sound', steps }, based_on: 1 }
  expect((await api('PUT', `${all}/${made.id}`, { body: second })).status).toBe(200)
  const difference = (query: string) => api('GET', `${all}/${made.id}/difference?${query}`)
  const { json } = await difference('to=2')
  expect(json).toMatchObject({ from: 1, to: 2, about: [] })
  expect(json.steps).toEqual([
    {
      ...{ change: 'changed', id: 'cable' },
      changes: [{ what: 'title', language: 'en', before: 'Check the cable', after: 'Pull the cable' }],
    },
    { change: 'removed', step: expect.objectContaining({ id: 'restart', not_helped: 'cable' }) },
  ])
  expect(json.trees.before.steps).toHaveLength(5)
  const first = (await difference('to=1')).json
  expect([first.from, first.steps.map(({ change }: { change: string }) => change)]).toEqual([
    0,
    ['added', 'added', 'added', 'added', 'added'],
  ])
  expect((await difference('from=2&to=2')).json).toMatchObject({ about: [], steps: [] })
  expect([(await difference('to=7')).status, (await difference('to=0')).status]).toEqual([404, 422])
  await api('POST', `${all}/${made.id}/restore`, { body: { number: 1, based_on: 2 } })
  expect((await difference('from=1&to=3')).json).toMatchObject({ about: [], steps: [] })
})
