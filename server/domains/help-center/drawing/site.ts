import type { Context } from '../../../platform/context.ts'
import type { Brand } from '../../../platform/html/public-page.ts'
import type { Visit } from '../../../platform/http/page.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { Framework } from '../../framework/schema.ts'
import { type Audience, audienceOf } from '../../knowledge/access.ts'
import type { Words } from '../words/en.ts'
import { wordsFor } from '../words/words.ts'

/** The help center as one visitor sees it. */
export interface Site {
  settings: Framework['knowledge']['help_center']
  languages: readonly string[]
  language: string
  words: Words
  brand: Brand
  /** What it is called, in this language. */
  title: string
  audience: Audience
  /** Who is signed in. People of the desk are readers like everybody else here: they see what customers would. */
  customer_id: string | null
  /** Drawn within another site's page. */
  in_panel: boolean
  /** Where its pages begin: `/help/en`, or `/help/en/panel`. */
  base: string
}

export const LANGUAGE_COOKIE = 'help_language'

/** Whether it stands in another site's frame, or is made for that. */
export const isInPanel = ({ path }: Visit): boolean => /^\/help\/[a-z]{2}\/panel(?:[/?]|$)/.test(path)

export async function siteOf(ctx: Context, visit: Visit): Promise<Site> {
  const { brand, knowledge } = await frameworkOf(ctx)
  const { help_center: settings, languages } = knowledge
  const language = languageOf(visit, languages)
  const customer_id = ctx.actor.type === 'customer' ? ctx.actor.id : null
  const in_panel = isInPanel(visit)
  return {
    ...{ settings, languages, language, brand, customer_id, in_panel },
    words: wordsFor(language),
    title: inLanguage(settings.title, language, brand.name),
    audience: customer_id ? audienceOf(ctx.actor) : { sees: ['public'] },
    base: `/help/${language}${in_panel ? '/panel' : ''}`,
  }
}

/** That of the address; else what was chosen before, what the browser asks for, or the one that is always there. */
function languageOf({ params, cookies, languages: wanted }: Visit, languages: readonly string[]): string {
  const asked = [params.language, cookies[LANGUAGE_COOKIE], ...wanted]
  return asked.find((code) => code !== undefined && languages.includes(code)) ?? languages[0]!
}

/** In this language, else in any there is. */
export const inLanguage = (texts: Readonly<Record<string, string>>, language: string, otherwise = ''): string =>
  texts[language] ?? texts.en ?? Object.values(texts)[0] ?? otherwise

/** An address of ours as this visitor should follow it: within the panel they stay there. */
export const within = ({ in_panel, language }: Site, path: string): string =>
  in_panel ? path.replace(`/help/${language}/`, `/help/${language}/panel/`) : path
