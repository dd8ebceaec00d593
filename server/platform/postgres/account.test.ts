import { expect, test } from 'vitest'
import { chooseAccount } from './account.ts'

const ROOT = 'root:x:0:0:root:/root:/bin/bash'
const DAEMON = 'daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin'
const NOBODY = 'nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin'
const POSTGRES = 'postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash'

test('PostgreSQL runs as postgres where that account exists', () => {
  expect(chooseAccount([ROOT, DAEMON, NOBODY, POSTGRES].join('\n'))).toEqual({ name: 'postgres', uid: 101, gid: 104 })
})

test('without postgres it runs as nobody', () => {
  expect(chooseAccount([ROOT, DAEMON, NOBODY].join('\n'))?.name).toBe('nobody')
})

test('without both it runs as the first account that is not root', () => {
  expect(chooseAccount([ROOT, 'toor:x:0:0::/root:/bin/sh', DAEMON, ''].join('\n'))?.name).toBe('daemon')
})

test('root, comments and broken lines are never chosen', () => {
  expect(
    chooseAccount(['# postgres:x:5:5', ROOT, 'postgres', 'nobody:x:-2:-2:', ':x:7:7::', ''].join('\n')),
  ).toBeUndefined()
})
