import { IdParams } from '../../../platform/contract.ts'
import { route } from '../../../platform/http/route.ts'
import { FoundPosts, PrivateReply, WatchedPosts } from '../social/contract.ts'
import { privateReply } from '../social/private-reply.ts'
import { watchPosts } from '../social/watch-posts.ts'

export const socialRoutes = [
  route.post(
    '/channels/social_media/posts',
    {
      summary: 'Hand in posts found on a network: those that fit a keyword of the framework become tickets',
      may: 'channel.receive',
      body: FoundPosts,
      reply: WatchedPosts,
    },
    (ctx, { body }) => watchPosts(ctx, body.posts),
  ),
  route.get(
    '/tickets/:id/private-reply',
    {
      summary: 'A public line that asks to go on in private, where a post holds account data',
      may: 'ticket.reply',
      params: IdParams,
      reply: PrivateReply,
    },
    (ctx, { params }) => privateReply(ctx, params.id),
  ),
]
