import type { Command } from '../../lib/commands.ts'
import { collide } from '../../lib/keys.ts'
import { usePreferences } from '../../lib/preferences.ts'
import { usePrefer } from '../../lib/use-prefer.ts'

export interface KeyChoices {
  isChosen: (command: Command) => boolean
  /** Other commands of this screen that the same key would reach, or that wait for it. */
  rivalsOf: (command: Command) => Command[]
  choose: (command: Command, keys: string | null) => void
  forget: (command: Command) => void
  forgetAll: () => void
  count: number
}

/** The reader's own keys for these commands. */
export function useKeyChoices(commands: Command[]): KeyChoices {
  const { keys } = usePreferences()
  const prefer = usePrefer()
  return {
    isChosen: ({ id }) => id in keys,
    rivalsOf: (command) =>
      commands.filter(
        (other) => other.id !== command.id && other.keys && command.keys && collide(other.keys, command.keys),
      ),
    choose: ({ id }, chosen) => void prefer({ keys: { ...keys, [id]: chosen } }),
    forget: ({ id }) => {
      const { [id]: _, ...others } = keys
      void prefer({ keys: others })
    },
    forgetAll: () => void prefer({ keys: {} }),
    count: Object.keys(keys).length,
  }
}
