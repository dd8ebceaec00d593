import { useEffect, useMemo } from 'react'
import { catchUp, isKeptBehind, waitForCommand } from './early-keys.ts'
import { externalStore, useExternalStore } from './external-store.ts'
import { isSingleKey, isTextField, matchKeys, nameOf, SEQUENCE_MS } from './keys.ts'
import { type Preferences, preferences, usePreferences } from './preferences.ts'

/** Something that can be done on this screen: the same entry feeds the key, the palette and the list of keys. */
export interface Command {
  id: string
  label: string
  group: string
  keys?: string
  run: () => void
  /** Also fires while somebody types (`⌘Enter`). Single keys never do. */
  in_fields?: boolean
  /** Listed after the others of its group. */
  seldom?: boolean
  /** Acts on what is in hand, such as ticked rows: wins over every place, and stands for the command of the same id there. */
  in_hand?: boolean
  /** Its place is still being fetched: only its key is known. */
  to_come?: boolean
}

const store = externalStore<Command[]>([])

/** What can be done here, each with the key it has for this reader. */
export function useCommandList() {
  const all = useExternalStore(store)
  const { keys } = usePreferences()
  return useMemo(() => {
    const commands = withChosenKeys(inForce(all), keys).filter((one) => !one.to_come)
    return [...commands.filter((one) => !one.seldom), ...commands.filter((one) => one.seldom)]
  }, [all, keys])
}

/** Which key does here what this key usually does; undefined when the reader took it away. */
export function useKeysFor(usual: string | undefined) {
  const all = useExternalStore(store)
  const { keys } = usePreferences()
  const command = all.findLast((one) => one.keys === usual)
  return command ? chosenKeys(command, keys) : usual
}

/** The reader's own key, or the usual one; undefined: none. */
const chosenKeys = ({ id, keys }: Command, chosen: Preferences['keys']) =>
  id in chosen ? (chosen[id] ?? undefined) : keys

const withChosenKeys = (commands: Command[], chosen: Preferences['keys']): Command[] =>
  commands.map((command) => ({ ...command, keys: chosenKeys(command, chosen) }))

/**
 * Offers commands while the component is on screen. A later offer of the same key wins: the innermost place. What holds
 * `everywhere` gives way to every place, also when it is offered anew in another language.
 */
export function useCommands(commands: Command[], place: 'here' | 'everywhere' = 'here') {
  useEffect(() => {
    store.write(place === 'everywhere' ? [...commands, ...store.read()] : [...store.read(), ...commands])
    queueMicrotask(() => void catchUp(findCommand))
    return () => store.write(store.read().filter((command) => !commands.includes(command)))
  }, [commands, place])
}

/**
 * Stands for commands whose place is still being fetched: a key pressed meanwhile waits for its command, and what is typed
 * behind it goes where the command leads. By id, each with its usual key.
 */
export function useKeysToCome(keys: Record<string, string>, in_hand = false) {
  const commands = useMemo(
    () =>
      Object.entries(keys).map(
        ([id, key]): Command => ({
          id,
          keys: key,
          in_hand,
          to_come: true,
          label: '',
          group: '',
          run: () => waitForCommand(id),
        }),
      ),
    [keys, in_hand],
  )
  useCommands(commands)
}

/** Those that count at this moment; the last with a key is the one it means. */
export function inForce(commands: Command[]): Command[] {
  const inHand = commands.filter((command) => command.in_hand)
  if (inHand.length === 0) return commands
  const ids = new Set(inHand.map(({ id }) => id))
  return [...commands.filter((command) => !command.in_hand && !ids.has(command.id)), ...inHand]
}

const findCommand = (id: string) =>
  inForce(store.read().filter((command) => !command.to_come)).findLast((command) => command.id === id)?.run

/** Does what a command does, without its key. */
export const runCommand = (id: string) => findCommand(id)?.()

/** Listens for keys until the returned function is called. */
export function listenForKeys() {
  let pending: string | null = null
  let since = 0
  const onKeyDown = (event: KeyboardEvent) => {
    const name = nameOf(event)
    if (!name || event.defaultPrevented || isKeptBehind(event)) return
    const waiting = event.timeStamp - since < SEQUENCE_MS ? pending : null
    pending = null
    const available = usable(event)
    const match = matchKeys(
      name,
      waiting,
      available.flatMap((command) => command.keys ?? []),
    )
    if (match.kind === 'wait') {
      pending = match.prefix
      since = event.timeStamp
    }
    if (match.kind !== 'command') return
    event.preventDefault()
    available.findLast(({ keys }) => keys === match.keys)?.run()
  }
  window.addEventListener('keydown', onKeyDown)
  return () => window.removeEventListener('keydown', onKeyDown)
}

function usable(event: KeyboardEvent) {
  const typing = isTextField(event.target)
  const covered = document.querySelector('[aria-modal="true"]') !== null
  return withChosenKeys(inForce(store.read()), preferences().keys).filter((command) => {
    if (!command.keys) return false
    if (typing) return command.in_fields === true
    if (!isSingleKey(command.keys)) return true
    return preferences().single_keys && !covered && !takesKeys(event)
  })
}

/** Enter on a button or link is the button's; letters inside an open menu are the menu's. */
function takesKeys(event: KeyboardEvent) {
  if (!(event.target instanceof HTMLElement)) return false
  if (event.target.closest('[role="menu"],[role="listbox"],[role="dialog"]')) return true
  return event.key === 'Enter' && event.target.closest('a,button,summary') !== null
}
