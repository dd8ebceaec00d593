import type { Context } from '../../../platform/context.ts'
import { frameworkOf } from '../../framework/queries.ts'
import type { OurNames } from './keywords.ts'

/** How we are called on social media: by our accounts there, or else by the brand's name without spaces. */
export async function ourNames(ctx: Context): Promise<OurNames> {
  const { brand } = await frameworkOf(ctx)
  const accounts = await ctx.db
    .selectFrom('channel_accounts')
    .select('address')
    .where('channel', '=', 'social_media')
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  const handles = accounts.map(({ address }) => address.replace(/^@/, '').trim().toLowerCase())
  return { brand: brand.name, handles: handles.length > 0 ? handles : [brand.name.replace(/\s+/gu, '').toLowerCase()] }
}
