import type { Context } from '../../platform/context.ts'

/** Who acts, if that is somebody who works here. */
export const personOf = ({ actor }: Context): string | null =>
  actor.type === 'agent' || actor.type === 'ai' ? actor.id : null
