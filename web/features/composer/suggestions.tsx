import type { Ticket } from '../../../server/domains/tickets/contract.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import type { Trigger } from '../../lib/suggest.ts'
import { EmojiOptions } from './emoji-options.tsx'
import { MacroOptions } from './macro-options.tsx'
import { PeopleOptions } from './people-options.tsx'
import type { Suggesting } from './use-suggesting.ts'

/** What a source of suggestions is given: what was asked for, and where to put the answer. */
export interface SourceProps {
  trigger: Trigger
  ticket: Ticket
  kind: DraftKind
  list: Pick<Suggesting, 'close' | 'setActive' | 'takeKey'>
  /** Replaces the sign and what was typed behind it, if they still stand there. */
  put: (text: string, trigger: Trigger) => void
}

/** The list over the composer. Fetched when a sign is typed for the first time. */
export function Suggestions(props: SourceProps) {
  switch (props.trigger.sign) {
    case '/':
      return <MacroOptions {...props} />
    case '@':
      return <PeopleOptions {...props} />
    case ':':
      return <EmojiOptions {...props} />
  }
}
