import { text } from 'node:stream/consumers'
import { fetchBytes, repeat } from './load.ts'

/** What is asked: groups of addresses in turn, those of a group at once. */
export interface Asked {
  url: string
  token: string
  groups: string[][]
  at_once: number
  seconds: number
}

const WARMING_SECONDS = 1

// A process of its own: one that also knows the whole product pauses to tidy its memory, and that would be measured.
const { url, token, groups, at_once, seconds } = JSON.parse(await text(process.stdin)) as Asked
let turn = 0
// What is not there is answered with 404, which is an answer too.
const get = (path: string) => fetchBytes(`${url}/api/v1${path}`, { authorization: `Bearer ${token}` }).catch(() => null)
const work = () => Promise.all(groups[turn++ % groups.length]!.map(get))
// Every connection keeps a plan after some askings: a desk at work has them all.
await repeat(work, { at_once, seconds: WARMING_SECONDS })
const { latencies_ms } = await repeat(work, { at_once, seconds })
// A long answer has not left yet when the call returns.
process.stdout.write(JSON.stringify(latencies_ms), () => process.exit(0))
