import { pageOf } from '../../platform/contract.ts'
import { route } from '../../platform/http/route.ts'
import { tellSignals } from './commands.ts'
import { Offer, OfferQuery, SignalsTold, TellSignals } from './contract.ts'
import { listOffers } from './queries.ts'

export const routes = [
  route.post(
    '/channels/in_app_messaging/signals',
    {
      summary: 'Tell what happens to somebody in an app; answers with the help to offer now',
      may: 'channel.receive',
      body: TellSignals,
      reply: SignalsTold,
    },
    (ctx, { body }) => tellSignals(ctx, body),
  ),
  route.get(
    '/engagement/offers',
    {
      summary: 'Help offered unasked, and help held back with the reason; newest first',
      may: 'engagement.read',
      query: OfferQuery,
      reply: pageOf(Offer),
    },
    (ctx, { query }) => listOffers(ctx, query),
  ),
]
