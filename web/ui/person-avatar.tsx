import type { PresenceState } from '../../server/domains/routing/contract.ts'
import { initials } from '../lib/words.ts'
import classes from './person-avatar.module.css'

interface Props {
  name: string
  size?: number
  /** Customers are round and quiet, colleagues carry the accent. */
  kind?: 'customer' | 'agent' | 'ai' | 'note'
  /** A dot for colleagues; whoever shows it says it in words too. */
  presence?: PresenceState
}

/** Below this, two Chinese characters would touch the rim. */
const WIDE_PX = 32

export function PersonAvatar({ name, size = 28, kind = 'customer', presence }: Props) {
  const text = kind === 'ai' ? 'AI' : initials(name, size < WIDE_PX ? 'narrow' : 'wide')
  // Drawn by the style sheet: letters that stand for a name beside them are not text to be read or copied.
  return (
    <span
      aria-hidden="true"
      className={classes.avatar}
      data-kind={kind}
      data-initials={text}
      data-presence={presence}
      style={{ width: size, height: size, fontSize: Math.max(9, Math.round(size * 0.39)) }}
    />
  )
}
