import { expect, test } from 'vitest'
import { anInstallation } from '../../testing/installation.ts'

const { api } = await anInstallation()

test('a customer is created, found by the start of a name or an address, and changed', async () => {
  const body = { name: 'Dora 多拉', identities: [{ kind: 'email', value: 'Dora@Shop.example' }], language: 'zh' }
  const created = await api('POST', '/customers', { body })
  expect(created).toMatchObject({
    status: 201,
    json: {
      identities: [{ kind: 'email', value: 'dora@shop.example', verified: false }],
      account_type: 'free',
      language: 'zh',
    },
  })
  for (const q of ['dora', 'DORA 多', 'dora@shop']) {
    expect((await api('GET', `/customers?q=${encodeURIComponent(q)}`)).json.items).toHaveLength(1)
  }
  expect((await api('GET', '/customers?q=%25')).json.items).toEqual([])
  const consents = [{ purpose: 'survey', granted: false }]
  const changed = await api('PATCH', `/customers/${created.json.id}`, { body: { account_type: 'premium', consents } })
  expect(changed.json).toMatchObject({
    account_type: 'premium',
    consents: [{ purpose: 'survey', granted: false, source: 'agent', at: expect.stringMatching(/^\d{4}-.*Z$/) }],
  })
})

test('an address belongs to one customer', async () => {
  const body = { name: 'One', identities: [{ kind: 'phone', value: '+49 30 12345' }] }
  expect((await api('POST', '/customers', { body })).status).toBe(201)
  const taken = await api('POST', '/customers', {
    body: { ...body, name: 'Two', identities: [{ kind: 'phone', value: '+493012345' }] },
  })
  expect(taken).toMatchObject({ status: 409, json: { code: 'identity_taken' } })
  expect((await api('GET', '/customers?q=two')).json.items).toEqual([])
})

test('the account type is the person’s own, or else the company’s', async () => {
  const company = (await api('POST', '/companies', { body: { name: 'Big', account_type: 'enterprise' } })).json
  const { id, account_type } = (await api('POST', '/customers', { body: { name: 'Emp', company_id: company.id } })).json
  expect(account_type).toBe('enterprise')
  const patch = async (body: object) => (await api('PATCH', `/customers/${id}`, { body })).json.account_type
  expect(await patch({ account_type: 'free' })).toBe('free')
  expect(await patch({ account_type: null })).toBe('enterprise')
  expect(
    (await api('PATCH', `/companies/${company.id}`, { body: { account_type: 'premium' } })).json.account_type,
  ).toBe('premium')
  expect(await patch({ language: 'en' })).toBe('premium')
})
