import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import type { DraftKind } from '../../lib/drafts.ts'
import { type Trigger, triggerAt } from '../../lib/suggest.ts'
import { replaceRange } from '../../ui/replace-range.ts'

/** Of the list that is open: there is one at most. */
export const LIST_ID = 'composer-suggestions'

/** Takes a key press for the list that is open; false when the key is the field's own. */
export type TakeKey = (event: KeyboardEvent) => boolean

const SIGNS = { reply: ['/', ':'], note: ['/', '@', ':'] } as const

/**
 * Watches the caret for a sign that asks for something. While an input method composes nothing opens, moves or is picked:
 * its Enter, arrows and Escape are its own.
 */
export function useSuggesting(field: RefObject<HTMLTextAreaElement | null>, kind: DraftKind) {
  const [trigger, setTrigger] = useState<Trigger | null>(null)
  const [active_id, setActive] = useState<string | undefined>()
  const dismissed = useRef<number | null>(null)
  const composing = useRef(false)
  const pressed = useRef<Pressed | null>(null)
  const takeKey = useRef<TakeKey>(() => false)

  const look = () => {
    const at = field.current
    if (!at || composing.current) return
    const collapsed = at.selectionStart === at.selectionEnd
    const asked = pressed.current && stillAsked(at, pressed.current)
    if (!asked) pressed.current = null
    const found = collapsed ? (asked ?? triggerAt(at.value, at.selectionStart, SIGNS[kind])) : null
    if (found === null) dismissed.current = null
    setTrigger((before) => (found?.start === dismissed.current ? null : same(before, found) ? before : found))
  }
  const close = () => {
    dismissed.current = trigger?.start ?? null
    setTrigger(null)
    // The sign a button has put there goes with the list that nothing was taken from.
    const { current } = pressed
    pressed.current = null
    if (current && trigger?.query === '' && field.current) replaceRange(field.current, trigger, '')
  }
  return {
    trigger,
    active_id: trigger ? active_id : undefined,
    setActive,
    takeKey,
    close,
    /** Opens a list without its sign being typed. */
    open: (sign: Trigger['sign']) => {
      const at = field.current
      if (!at) return
      const needs_space = /\S$/.test(at.value.slice(0, at.selectionStart))
      const start = at.selectionStart + (needs_space ? 1 : 0)
      pressed.current = { sign, start }
      replaceRange(at, { start: at.selectionStart, end: at.selectionEnd }, needs_space ? ` ${sign}` : sign)
      look()
    },
    events: {
      onInput: look,
      onSelect: look,
      onBlur: () => setTrigger(null),
      onCompositionStart: () => {
        composing.current = true
      },
      onCompositionEnd: () => {
        composing.current = false
        look()
      },
    },
  }
}

export type Suggesting = ReturnType<typeof useSuggesting>

/** Whether a key press belongs to an input method. Safari sends the last one after the composition has ended, as 229. */
export const isComposing = ({ nativeEvent }: KeyboardEvent) => nativeEvent.isComposing || nativeEvent.keyCode === 229

/** A sign that a button has put there asks for something before anything is typed behind it. */
type Pressed = Pick<Trigger, 'sign' | 'start'>

function stillAsked({ value, selectionStart }: HTMLTextAreaElement, { sign, start }: Pressed): Trigger | null {
  const query = value.slice(start + 1, selectionStart)
  const stands = value[start] === sign && selectionStart > start && !/\s/.test(query)
  return stands ? { sign, query, start, end: selectionStart } : null
}

const same = (one: Trigger | null, other: Trigger | null) =>
  one?.sign === other?.sign && one?.start === other?.start && one?.query === other?.query
