import { spawn } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

const STILL_AT_IT_MS = 30_000

/**
 * Runs a program to its end, its output in a file rather than a pipe, so that it does not die of ours. Resolves to
 * `{ reason, output, log }`: `reason` is undefined when all went well; otherwise the file `log` is kept.
 */
export async function runProgram([program, ...args], { cwd, env, onStart }) {
  const log = join(mkdtempSync(join(tmpdir(), 'support-responder-')), 'output.log')
  const fd = openSync(log, 'w')
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', fd, fd] })
  closeSync(fd)
  if (child.pid) onStart(child.pid)
  const reason = await endOf(child)
  const output = readFileSync(log, 'utf8')
  if (!reason) rmSync(dirname(log), { recursive: true, force: true })
  return { reason, output, log }
}

/** The last lines of an output, indented. */
export function lastLines(output, count = 20) {
  const lines = stripVTControlCharacters(output).trimEnd().split('\n').slice(-count)
  return lines.map((line) => `    ${line}`).join('\n')
}

async function endOf(child) {
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const patience = setInterval(() => process.stderr.write(`… still at it (${seconds()} s)\n`), STILL_AT_IT_MS)
  const passOn = (name) => child.kill(name)
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, passOn)
  try {
    return await new Promise((resolve) => {
      child.once('error', (error) => resolve(error.message))
      child.once('exit', (code, signal) =>
        resolve(code === 0 ? undefined : signal ? `signal ${signal}` : `exit code ${code}`),
      )
    })
  } finally {
    clearInterval(patience)
    for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.off(name, passOn)
  }
}
