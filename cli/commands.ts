import { readFile } from 'node:fs/promises'
import { userByEmail } from '../server/domains/auth/queries.ts'
import { makeSignInLink } from '../server/domains/auth/sign-in-links.ts'
import { readFrameworkText } from '../server/domains/framework/read-text.ts'
import { domains } from '../server/domains/index.ts'
import { invalid } from '../server/platform/errors.ts'
import { eventsWithReactions, registerDomains } from '../server/platform/registry.ts'
import { evaluate } from './eval/eval.ts'
import { withInstallation } from './installation.ts'

interface Command {
  name: string
  takes: string
  does: string
  run(args: string[]): Promise<void>
}

const needs = (value: string | undefined, what: string): string => {
  if (value) return value
  throw new Error(`Name ${what}.`)
}

const signInLink: Command = {
  name: 'sign-in-link',
  takes: 'EMAIL',
  does: 'prints a link that signs this user in once, within an hour',
  run: async ([email]) => {
    const address = needs(email, 'the e-mail address of the user')
    await withInstallation(async (ctx) => {
      const user = await userByEmail(ctx, address)
      if (!user) throw new Error(`Nobody active here has the address ${address}.`)
      console.log((await makeSignInLink(ctx, user.id)).url)
    })
  },
}

const configCheck: Command = {
  name: 'config',
  takes: 'check FILE',
  does: 'tells what is wrong with a framework, with path and line',
  run: async ([verb, file]) => {
    if (verb !== 'check') throw new Error('The only verb of this version is "check": responder config check FILE.')
    const { errors } = readFrameworkText(await readFile(needs(file, 'the file'), 'utf8'))
    if (errors.length > 0) throw invalid('This framework cannot be used.', errors)
    console.log('This framework can be used.')
  },
}

const doctor: Command = {
  name: 'doctor',
  takes: 'events',
  does: 'lists each event and what reacts to it',
  run: async ([what]) => {
    if (what !== 'events') throw new Error('The only examination of this version is "events": responder doctor events.')
    registerDomains(domains)
    for (const [event, reactions] of eventsWithReactions()) console.log(`${event} → ${reactions.join(', ')}`)
  },
}

const evaluation: Command = {
  name: 'eval',
  takes: 'WHAT …',
  does: 'measures the product on your own mails and texts, without a server; prints JSON',
  run: evaluate,
}

export const commands: Command[] = [signInLink, configCheck, doctor, evaluation]
