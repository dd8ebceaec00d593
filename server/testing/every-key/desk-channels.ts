import { newId } from '../../platform/ids.ts'
import { aPublishedArticle } from '../articles.ts'
import { aTicket } from '../builders.ts'
import { both, type Desk } from './on-the-desk.ts'
import type { DeskProof } from './proof.ts'

const channel = (name: string, key: string, values: readonly [string, string]) => ({
  key: `support_channels.${name}.${key}`,
  texts: both((value) => `support_channels: { ${name}: { ${key}: ${value} } }`, values),
})
const engagement = (key: string, values: readonly [string, string]) => ({
  key: `engagement.${key}`,
  texts: both((value) => `engagement: { ${key}: ${value} }`, values),
})
const sayInApp = (desk: Desk, more: object) =>
  desk.api('POST', '/channels/in_app_messaging/inbound', {
    body: { external_id: newId(), from: { user_id: newId() }, text: 'It does not work', ...more },
  })
const agoOn = ({ ctx }: Desk, seconds: number) =>
  ctx.now().subtract({ seconds }).toString({ smallestUnit: 'millisecond' })
const tell = async (desk: Desk, user_id: string, kinds: readonly string[]) =>
  (
    await desk.api('POST', '/channels/in_app_messaging/signals', {
      body: { customer: { user_id }, signals: kinds.map((kind) => ({ kind, at: agoOn(desk, 0) })) },
    })
  ).json
const ERRORS = ['error', 'error']
const offersTo = async ({ api }: Desk, customer_id: string) =>
  (await api('GET', `/engagement/offers?customer_id=${customer_id}`)).json.items.length

/** What channels do beside taking messages, shown through the JSON door. */
export const DESK_CHANNELS: DeskProof[] = [
  {
    ...channel('phone_support', 'callback_option', ['true', 'false']),
    show: async (desk) => {
      const { id } = await aTicket(desk.ctx, { channel: 'phone_support', from: { phone: '+4930555' } })
      return (await desk.api('PUT', `/tickets/${id}/callback`, { body: {} })).status
    },
    shown: [200, 409],
  },
  {
    key: 'support_channels.social_media.monitoring_keywords',
    texts: both(
      (list) => `brand: { name: Red Shop }\nsupport_channels: { social_media: { monitoring_keywords: ${list} } }`,
      ['["company_name issues"]', '["@company_handle"]'],
    ),
    show: async (desk) => {
      const posts = ['Issues with Red Shop', '@redshop hello', 'Nice weather'].map((text) => ({
        ...{ external_id: newId(), author: { handle: newId() }, text, posted_at: agoOn(desk, 1) },
      }))
      const { items } = (await desk.api('POST', '/channels/social_media/posts', { body: { posts } })).json
      return items.map(({ result }: { result: string }) => result)
    },
    shown: [
      ['ticket', 'ignored', 'ignored'],
      ['ignored', 'ticket', 'ignored'],
    ],
  },
  {
    ...channel('social_media', 'escalation_to_private', ['true', 'false']),
    show: async ({ api, ctx }) => {
      const { id } = await aTicket(ctx, { channel: 'social_media', from: { handle: newId() } })
      return (await api('POST', `/tickets/${id}/messages`, { body: { kind: 'reply', text: 'INV-2291 is paid' } }))
        .status
    },
    shown: [409, 201],
  },
  {
    ...channel('in_app_messaging', 'contextual_help', ['true', 'false']),
    show: async ({ api, ctx }) => {
      await aPublishedArticle(ctx, { title: 'Seats and licences', body: 'How many seats you have.' })
      return (await api('GET', '/channels/in_app_messaging/help?page=/seats')).json.items.length > 0
    },
    shown: [true, false],
  },
  {
    ...channel('in_app_messaging', 'user_session_data', ['true', 'false']),
    show: async (desk) => {
      const { json } = await sayInApp(desk, { session: { consent: true, page: '/billing' } })
      return (await desk.api('GET', `/tickets/${json.ticket_id}/session`)).json.items.length
    },
    shown: [1, 0],
  },
  {
    ...channel('in_app_messaging', 'proactive_triggers', ['[error_detection]', '[feature_confusion]']),
    show: async (desk) => (await tell(desk, newId(), ERRORS)).offers.length,
    shown: [1, 0],
  },
  {
    ...engagement('inactive_after', ['"2 minutes"', '"9 minutes"']),
    show: async (desk) => {
      const { customer_id } = await tell(desk, newId(), ['seen'])
      await desk.clock.advance('PT3M')
      return offersTo(desk, customer_id)
    },
    shown: [1, 0],
  },
  {
    ...engagement('at_most_every', ['"1 minute"', '"1 day"']),
    show: async (desk) => {
      const user = newId()
      await tell(desk, user, ERRORS)
      await desk.clock.advance('PT2M')
      return (await tell(desk, user, ERRORS)).offers.length
    },
    shown: [1, 0],
  },
  {
    ...engagement('at_most_per_week', ['1', '0']),
    show: async (desk) => (await tell(desk, newId(), ERRORS)).offers.length,
    shown: [1, 0],
  },
]
