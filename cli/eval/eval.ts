import { evalClock } from './clock.ts'
import { evalHtml } from './html.ts'
import { evalMail } from './mail.ts'
import { evalReplyText } from './reply-text.ts'
import { evalSearch } from './search.ts'
import { evalTriage } from './triage.ts'

interface Evaluation {
  takes: string
  run(args: string[]): Promise<unknown>
}

/** What can be measured on one's own material: the very code the product runs, without a server or a database. */
const evaluations = new Map<string, Evaluation>([
  ['mail', { takes: 'DIR…', run: evalMail }],
  ['reply-text', { takes: 'CASES.json', run: evalReplyText }],
  ['html', { takes: 'CASES.json', run: evalHtml }],
  ['clock', { takes: 'CASES.json', run: evalClock }],
  ['triage', { takes: 'CASES.json', run: evalTriage }],
  ['search', { takes: 'SET.json', run: evalSearch }],
])

/** Prints one JSON document on standard output, and nothing else there. Throws what is wrong with the input. */
export async function evaluate([what = '', ...args]: string[]): Promise<void> {
  const evaluation = evaluations.get(what)
  if (!evaluation) {
    const known = [...evaluations].map(([name, { takes }]) => `  responder eval ${name} ${takes}`)
    throw new Error(
      `${what ? `There is no evaluation "${what}".` : 'Name an evaluation.'} There are:\n${known.join('\n')}`,
    )
  }
  const result = await evaluation.run(args)
  await new Promise<void>((resolve, reject) =>
    process.stdout.write(`${JSON.stringify(result)}\n`, (error) => (error ? reject(error) : resolve())),
  )
}
