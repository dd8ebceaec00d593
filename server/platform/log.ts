import pino, { type Logger } from 'pino'
import { env } from './env.ts'

export type { Logger }

/** Never in a log: bearer tokens, cookies, passwords, one-time secrets, message text. */
const redact = {
  paths: [
    'password',
    'token',
    'secret',
    'code',
    'authorization',
    'cookie',
    '*.password',
    '*.token',
    '*.secret',
    '*.authorization',
    '*.cookie',
  ],
  censor: '[removed]',
}

let root: Logger | undefined

export function log(): Logger {
  root ??= pino({ level: env().LOG_LEVEL, redact, base: undefined, timestamp: pino.stdTimeFunctions.isoTime })
  return root
}
