import type { Context } from '../../../platform/context.ts'
import type { PageReply } from '../../../platform/http/page.ts'
import { pathFor } from '../links.ts'
import { PAGE_WORDS } from '../words/words.ts'
import type { Matter } from './matter.ts'
import { showNotice } from './parts.ts'
import { isOpen, type Standing } from './standing.ts'

/** There is nothing to answer, or not any more: how things are, and the next question if there is one. */
export const showStanding = (ctx: Context, matter: Matter, standing: Exclude<Standing, 'asks'>): Promise<PageReply> =>
  showNotice(ctx, {
    language: matter.language,
    notice: PAGE_WORDS[matter.language].standing[standing],
    matter,
    path: standing === 'asked_again' ? pathToConfirmation(matter) : pathToSurvey(matter),
  })

const pathToConfirmation = ({ confirmation }: Matter) => confirmation && pathFor('confirmation', confirmation)

const pathToSurvey = ({ survey }: Matter) => (survey && isOpen(survey) ? pathFor('survey', survey) : null)
