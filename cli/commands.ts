import { userByEmail } from '../server/domains/auth/queries.ts'
import { makeSignInLink } from '../server/domains/auth/sign-in-links.ts'
import { domains } from '../server/domains/index.ts'
import { eventsWithReactions, registerDomains } from '../server/platform/registry.ts'
import { config } from './config/config.ts'
import { evaluate } from './eval/eval.ts'
import { withInstallation } from './installation.ts'
import { runExport } from './knowledge/export.ts'
import { runImport } from './knowledge/import.ts'
import { runSimulate } from './simulate/simulate.ts'

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

const configuration: Command = {
  name: 'config',
  takes: 'VERB …',
  does: 'the framework: check FILE, plan FILE, apply FILE, export [FILE], rollback NUMBER, lint',
  run: config,
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

const simulation: Command = {
  name: 'simulate',
  takes: '--framework FILE …',
  does: 'replays the last days through another framework and tells what would differ; changes nothing',
  run: runSimulate,
}

const importing: Command = {
  name: 'import',
  takes: 'knowledge PATH …',
  does: 'brings articles in: a folder or zip of Markdown or HTML, or JSON of a Zendesk help center',
  run: runImport,
}

const exporting: Command = {
  name: 'export',
  takes: 'knowledge FOLDER',
  does: 'writes all articles as Markdown, with their pictures and files',
  run: runExport,
}

export const commands: Command[] = [signInLink, configuration, doctor, evaluation, simulation, importing, exporting]
