import { makeArticle, publishText } from '../../domains/knowledge/commands.ts'
import { newId } from '../../platform/ids.ts'
import { aUser } from '../builders.ts'
import { both } from './on-the-desk.ts'
import type { DeskProof } from './proof.ts'

const given = { title: 'Reset it', content: '1. Open it', category: 'account', language: 'en' }

/** How articles are kept, shown through the front door. */
export const KNOWLEDGE: DeskProof[] = [
  {
    key: 'knowledge.languages',
    texts: both((list) => `knowledge: { languages: ${list} }`, ['[en, zh]', '[en, de]']),
    show: async ({ api, ctx }) => {
      const { id, missing_languages } = await makeArticle(ctx, { ...given, owner_id: null })
      const body = { title: 'Zurücksetzen', content: 'Öffnen', based_on: 0 }
      return [missing_languages, (await api('PUT', `/knowledge/articles/${id}/texts/de`, { body })).status]
    },
    shown: [
      [['zh'], 422],
      [['de'], 200],
    ],
  },
  {
    key: 'knowledge.review',
    texts: both((who) => `knowledge: { review: ${who} }`, ['always', 'never']),
    show: async ({ api, ctx }) => {
      const lead = await aUser(ctx, { role: 'lead', email: `${newId()}@desk.example` })
      const { json } = await api('POST', '/knowledge/articles', { body: given, as: lead.id })
      return (await api('PUT', `/knowledge/articles/${json.id}/texts/en/publication`, { body: {}, as: lead.id })).status
    },
    shown: [403, 200],
  },
  {
    key: 'knowledge.verify_every',
    texts: both((span) => `knowledge: { verify_every: ${span} }`, ['"30 days"', '"90 days"']),
    show: async ({ ctx }) => {
      const { id } = await makeArticle(ctx, { ...given, owner_id: null })
      const { verify_by } = await publishText(ctx, id, { language: 'en' })
      const today = ctx.now().toZonedDateTimeISO('UTC').toPlainDate()
      return today.until(verify_by!, { largestUnit: 'days' }).days
    },
    shown: [30, 90],
  },
]
