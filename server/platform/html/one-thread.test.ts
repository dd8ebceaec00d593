import { expect, test } from 'vitest'
import { oneThread, ThreadUnavailable } from './one-thread.ts'

/** Answers with its thread's number, unless it is told to hang, to die or to take more memory than there is. */
const module = `
  import { parentPort, threadId } from 'node:worker_threads'
  parentPort.on('message', (task) => {
    if (task === 'hang') for (;;) {}
    if (task === 'die') process.exit(1)
    if (task === 'throw') throw new Error('no')
    parentPort.postMessage(threadId)
  })
  parentPort.postMessage('ready')`
const file = new URL(`data:text/javascript,${encodeURIComponent(module)}`)
const aThread = (idle_ms = 60_000) => oneThread<string, number>({ file, task_limit_ms: 300, idle_ms })

test('tasks share a thread', async () => {
  const run = aThread()
  const answers = await Promise.all([run('a'), run('b')])
  expect(answers).toEqual([expect.any(Number), answers[0]])
})

test.each(['hang', 'die', 'throw'])(
  'a thread that is told to %s is replaced; nobody else’s task is lost',
  async (task) => {
    const run = aThread()
    const [before, lost, after] = await Promise.all([run('a'), run(task), run('b')])
    expect(lost).toBeNull()
    expect(after).toEqual(expect.any(Number))
    expect(after).not.toBe(before)
  },
)

test('a thread without work ends', async () => {
  const run = aThread(10)
  const before = await run('a')
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await run('a')).not.toBe(before)
})

test('a thread that cannot start says so: the task may be tried again', async () => {
  const broken = oneThread({ file: new URL('data:text/javascript,throw 1'), task_limit_ms: 300, idle_ms: 10 })
  await expect(broken('a')).rejects.toThrow(ThreadUnavailable)
})
