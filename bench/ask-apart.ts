import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Asked } from './ask.ts'

/** How long each asking took, in milliseconds, as a light process of its own saw it. */
export async function askApart(asked: Asked): Promise<number[]> {
  const file = fileURLToPath(new URL('ask.ts', import.meta.url))
  const child = spawn(process.execPath, [file], { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(JSON.stringify(asked))
  return JSON.parse(await text(child.stdout)) as number[]
}
