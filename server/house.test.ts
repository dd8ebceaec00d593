import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { domains } from './domains/index.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const order = domains.map(({ name }) => name)

/** What a domain shows to others: the rest of its files is its own business. */
const PUBLIC = ['contract', 'events', 'questions', 'access', 'queries', 'commands']
/** Files of a domain that are verbs or reads in a file of their own, because they tell one story. */
const PUBLIC_BY_NAME = new Set([
  'framework/teams',
  'framework/schema',
  'framework/sections/calendars',
  'framework/sections/holidays',
  'calendars/business-time',
  'calendars/resolve',
  'sla/course',
  'sla/policy',
  'sla/rounds',
  'sla/settle',
  'auth/permissions',
  'auth/authenticate',
  'auth/sign-in-links',
  'customers/identities',
  'tasks/change-task',
  'customers/recognize',
  'triage/correct',
  'triage/listen-for',
  'escalation/ladders',
  'escalation/calls/people-named',
  'escalation/detection/detect-criteria',
  'escalation/detection/rated',
  'escalation/authority/within-authority',
  'tickets/filters',
  'tickets/receive',
  'tickets/delivery',
  'tickets/messages',
  'tickets/change-ticket',
  'tickets/change-together',
  'tickets/give-tickets',
  'tickets/facets',
  'tickets/along-facets',
  'tickets/acknowledge-ticket',
  'tickets/reopen-first-response',
  'tickets/take-back-reply',
  'tickets/spam',
  'tickets/write-message',
  'tickets/rewrite-note',
  'tickets/classify',
  'tickets/queue',
  'tickets/confirmation',
  'tickets/status',
  'tickets/answer-address',
  'tickets/ask-customer',
  'tickets/reply-by-rule',
  'framework/conditions',
  'framework/durations',
  'framework/read-text',
  // What is pure is asked by the simulation as well, which must reckon as the desk does.
  'triage/reading/priority',
  'triage/reading/language',
  'sla/histories',
  'routing/placement',
  'routing/queue-class',
  'knowledge/without-personal-data',
  'knowledge/draw',
  'knowledge/known-people',
  'channels/nobody',
  'channels/receive-from-page',
  'troubleshooters/pages',
  'channels/request-from-page',
  'channels/mail-alone',
  'auth/customer-sessions',
])

interface Import {
  file: string
  target: string
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|tsx)$/.test(entry.name) && !entry.parentPath.includes('dist'))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(/(?:from|import\()\s*['"](\.{1,2}\/[^'"]+)['"]/g)
  return [...found].map(([, path]) => ({ file, target: relative(root, resolve(root, dirname(file), path!)) }))
}

const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('server/testing/')
const domainOf = (file: string) => /^server\/domains\/([^/]+)\//.exec(file)?.[1]
const serverImports = filesBelow('server')
  .filter((file) => !isTest(file))
  .flatMap(importsOf)

test('a domain imports only domains above it in the list', () => {
  const wrong = serverImports.flatMap(({ file, target }) => {
    const [from, to] = [domainOf(file), domainOf(target)]
    if (!from || !to || order.indexOf(to) <= order.indexOf(from)) return []
    return [
      `${file} imports ${target}: "${to}" stands below "${from}" in server/domains/index.ts. Let "${from}" emit an event that ` +
        `"${to}" reacts to; if the answer is needed now, declare a question in "${from}" and answer it in "${to}".`,
    ]
  })
  expect(wrong).toEqual([])
})

test('a domain uses only what another one shows', () => {
  const wrong = serverImports.flatMap(({ file, target }) => {
    const [from, to] = [domainOf(file), domainOf(target)]
    if (!to || from === to || !from) return []
    const place = target.replace(/^server\/domains\//, '').replace(/\.ts$/, '')
    if (PUBLIC.includes(place.split('/')[1]!) || PUBLIC_BY_NAME.has(place)) return []
    return [
      `${file} reaches into ${target}, which is private to "${to}". Use its commands, queries, events or access instead.`,
    ]
  })
  expect(wrong).toEqual([])
})

test('the kernel knows no domain', () => {
  const wrong = serverImports.filter(
    ({ file, target }) => file.startsWith('server/platform/') && target.startsWith('server/domains/'),
  )
  expect(
    wrong.map(({ file, target }) => `${file} imports ${target}: the kernel must work without any domain.`),
  ).toEqual([])
})

test('browser code takes nothing from the server but contracts', () => {
  const wrong = ['web', 'widget', 'help-center'].flatMap((folder) =>
    filesBelow(folder)
      .flatMap(importsOf)
      .filter(({ target }) => target.startsWith('server/') && !target.endsWith('/contract.ts')),
  )
  expect(wrong.map(({ file, target }) => `${file} imports ${target}: move what it needs into a contract.ts.`)).toEqual(
    [],
  )
})

test('contracts import zod and other contracts only', () => {
  const contracts = filesBelow('server').filter((file) => file.endsWith('/contract.ts'))
  const wrong = contracts.flatMap(importsOf).filter(({ target }) => !target.endsWith('contract.ts'))
  expect(wrong.map(({ file, target }) => `${file} imports ${target}: the browser would get server code.`)).toEqual([])
})

test('only the owner writes a table', () => {
  const owner = new Map(domains.flatMap(({ name, tables }) => tables.map((table) => [table, name])))
  const wrong = filesBelow('server/domains').flatMap((file) => {
    const text = readFileSync(join(root, file), 'utf8')
    const written = [...text.matchAll(/(?:insertInto|updateTable|deleteFrom)\(\s*'([a-z_]+)'/g)].map(
      ([, table]) => table!,
    )
    const foreign = written.filter((table) => owner.get(table) !== domainOf(file))
    return foreign.map(
      (table) =>
        `${file} writes "${table}", which belongs to ${owner.get(table) ?? 'nobody'}: call a command of its owner.`,
    )
  })
  expect(wrong.filter((line) => !/\.test\.ts writes/.test(line))).toEqual([])
})

test('domains ask ctx.now() for the time and env() for the environment', () => {
  const wrong = filesBelow('server')
    .filter((file) => !isTest(file))
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8')
      const clock = file.startsWith('server/domains/') && /\bDate\.now\(\)|new Date\(\)/.test(text)
      const environment = file !== 'server/platform/env.ts' && /process\.env\b/.test(text)
      return [
        ...(clock ? [`${file} reads the wall clock: use ctx.now(), which tests can move.`] : []),
        ...(environment ? [`${file} reads process.env: add the variable to server/platform/env.ts.`] : []),
      ]
    })
  expect(wrong).toEqual([])
})

test('files stay short enough to be read at once', () => {
  const long = ['server', 'web', 'cli', 'scripts', 'bench'].flatMap(filesBelow).filter((file) => {
    const lines = readFileSync(join(root, file), 'utf8').split('\n').length
    return lines > 300 && !file.endsWith('/tables.ts') && !file.includes('/locales/')
  })
  expect(long.map((file) => `${file} is longer than 300 lines: make it a folder of small files.`)).toEqual([])
})
