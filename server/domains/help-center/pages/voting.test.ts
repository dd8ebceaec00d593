import { expect, test } from 'vitest'
import { anArticle, aReader } from '../../../testing/help-center.ts'
import { anInstallation } from '../../../testing/installation.ts'

const desk = await anInstallation()
const { api } = desk
const article = await anArticle(desk)
const path = `${article.path}-reset-your-password`
const votes = async () => {
  const { helpful_votes, unhelpful_votes } = (await api('GET', `/knowledge/articles/${article.id}`)).json
  return [helpful_votes, unhelpful_votes]
}
const browser = (name: string) => aReader(desk, { 'user-agent': `Mozilla/5.0 ${name}` })

test('yes or no is one press, and one vote each; who says no is asked why', async () => {
  const reader = browser('one')
  expect((await reader.get(path)).body).toContain('Did this answer your question?')
  const yes = await reader.post(`${path}/vote`, { helpful: 'yes' })
  expect([yes.statusCode, yes.headers.location]).toEqual([303, `${path}?voted=yes#verdict`])
  expect((await reader.get(`${path}?voted=yes`)).body).toContain('Your answer helps to make this article better')
  expect(await votes()).toEqual([1, 0])
  await reader.post(`${path}/vote`, { helpful: 'no' })
  expect(await votes()).toEqual([0, 1])
  expect((await reader.get(`${path}?voted=no`)).body).toContain('<textarea id="comment"')
  const words = await reader.post(`${path}/words`, { comment: 'Which <b>button</b>?' })
  expect(words.headers.location).toBe(`${path}?voted=words#verdict`)
  expect(await votes()).toEqual([0, 1])
  const { items } = (await api('GET', `/knowledge/articles/${article.id}/feedback`)).json
  expect(items).toMatchObject([{ helpful: false, comment: 'Which <b>button</b>?' }])
  await browser('two').post(`${path}/vote`, { helpful: 'yes' })
  expect(await votes()).toEqual([1, 1])
})

test('nonsense, programs and other sites do not vote', async () => {
  const before = await votes()
  expect((await browser('three').post(`${path}/vote`, { helpful: 'maybe' })).statusCode).toBe(422)
  expect(
    (await browser('three').post(`${path}/vote`, { helpful: 'yes' }, { origin: 'https://evil.example' })).statusCode,
  ).toBe(403)
  await browser('(compatible; bingbot/2.0)').post(`${path}/vote`, { helpful: 'yes' })
  expect(await votes()).toEqual(before)
})

test('a picture is there while an article that the reader may see shows it', async () => {
  const upload = `--xx\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\ncontent-type: image/png\r\n\r\nPNG\r\n--xx--\r\n`
  const { json } = await api('POST', '/files', {
    body: upload,
    headers: { 'content-type': 'multipart/form-data; boundary=xx' },
  })
  const reader = browser('four')
  expect((await reader.get(`/help/files/${json.id}`)).statusCode).toBe(404)
  const shown = await anArticle(desk, { title: 'With a picture', content: `![A screen](file:${json.id})` })
  const { statusCode, body, headers } = await reader.get(`/help/files/${json.id}`)
  expect([statusCode, body, headers['content-type']]).toEqual([200, 'PNG', 'image/png'])
  expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox")
  expect(headers).toMatchObject({ 'cache-control': 'private, no-cache', etag: expect.stringMatching(/^".+"$/) })
  const again = { 'if-none-match': String(headers.etag) }
  expect((await reader.get(`/help/files/${json.id}`, again)).statusCode).toBe(304)
  await api('PUT', `/knowledge/articles/${shown.id}/archive`, { body: {} })
  expect((await reader.get(`/help/files/${json.id}`, again)).statusCode).toBe(404)
})
