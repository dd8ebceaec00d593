import { CloseButton, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, type RefObject, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TicketFilters } from '../../lib/queries/tickets.ts'
import { hintsFor, type SearchHint, withHint } from '../../lib/search-hints.ts'
import classes from './search-field.module.css'
import { useSearchWords } from './use-search-words.ts'

const TYPING_MS = 250

interface Props {
  filters: TicketFilters
  /** What was typed before this field was there. */
  early: RefObject<string>
  onClose: () => void
}

/** Words, phrases and plain-word filters, which are proposed while one types. Arrow down leads into the results. */
export function SearchField({ filters, early, onClose }: Props) {
  const { t } = useTranslation(['lists', 'app'])
  const navigate = useNavigate()
  const field = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState(filters.q ?? early.current)
  const asked = useRef(filters.q ?? '')
  // Asked for elsewhere: by a proposal of the results, or by going back.
  useEffect(() => {
    if (filters.q !== undefined && filters.q !== asked.current) setTyped(filters.q)
    asked.current = filters.q ?? asked.current
  }, [filters.q])
  const searchFor = (q: string) => {
    asked.current = q
    void navigate({ to: '.', search: (search) => ({ ...search, q: q || undefined }), replace: true })
  }
  const searchLater = useDebouncedCallback(searchFor, TYPING_MS)
  const type = (text: string) => {
    setTyped(text)
    searchLater(withoutOpen(text))
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, for what was typed before
  useEffect(() => {
    field.current?.focus()
    if (early.current) searchLater(withoutOpen(early.current))
    early.current = ''
  }, [])
  const close = () => {
    searchLater.cancel()
    searchFor('')
    onClose()
  }
  const searchNow = () => {
    searchLater.cancel()
    searchFor(typed.trim())
  }
  const hints = useHints({ typed, field, type })
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing || hints.onKeyDown(event)) return
    if (event.key === 'Escape') close()
    else if (event.key === 'Enter') searchNow()
    else if (event.key !== 'ArrowDown') return
    if (event.key !== 'Escape') firstRow(event.currentTarget)?.focus()
    event.preventDefault()
  }
  return (
    <div className={classes.search}>
      <TextInput
        ref={field}
        type="search"
        role="combobox"
        aria-label={t('search.label')}
        placeholder={t('search.placeholder')}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden />}
        rightSection={<CloseButton size={24} aria-label={t('search.close')} onClick={close} />}
        value={typed}
        aria-expanded={hints.shown.length > 0}
        aria-controls={hints.id}
        aria-activedescendant={hints.active < 0 ? undefined : `${hints.id}-${hints.active}`}
        onChange={(event) => {
          hints.look(event.currentTarget)
          type(event.currentTarget.value)
        }}
        onFocus={(event) => hints.look(event.currentTarget)}
        onSelect={(event) => hints.look(event.currentTarget)}
        onBlur={hints.onBlur}
        onKeyDown={onKeyDown}
      />
      <Hints {...hints} />
    </div>
  )
}

/** A filter that waits for its value says nothing yet. */
const withoutOpen = (text: string) => text.replace(/[^\s:：]+[:：]$/, '').trim()

const firstRow = (field: HTMLElement) => field.closest('section')?.querySelector<HTMLElement>('[data-ticket]')

interface HintsOptions {
  typed: string
  field: RefObject<HTMLInputElement | null>
  type: (text: string) => void
}

/** What may be typed next. Nothing is chosen until an arrow chooses it, so that Enter searches. */
function useHints({ typed, field, type }: HintsOptions) {
  const words = useSearchWords()
  const [caret, setCaret] = useState<number | null>(null)
  const [active, setActive] = useState(-1)
  const id = useId()
  // As soon as the new text stands in the field: whoever types on types behind it.
  const moveTo = useRef<number | null>(null)
  useLayoutEffect(() => {
    if (moveTo.current === null) return
    field.current?.setSelectionRange(moveTo.current, moveTo.current)
    moveTo.current = null
  })
  const shown = caret === null ? [] : hintsFor(typed, Math.min(caret, typed.length), words)
  const look = (input: HTMLInputElement) => {
    if (input.selectionStart !== caret) setActive(-1)
    setCaret(input.selectionStart)
  }
  const take = (hint: SearchHint) => {
    const next = withHint(typed, caret ?? typed.length, hint)
    setActive(-1)
    setCaret(next.caret)
    moveTo.current = next.caret
    type(next.text)
  }
  const first = typed === '' ? undefined : shown[Math.max(0, active)]
  const hint = shown[active]
  const actions: Record<string, (() => void) | undefined | false> = {
    ArrowDown: () => setActive((at) => Math.min(shown.length - 1, at + 1)),
    ArrowUp: active >= 0 && (() => setActive((at) => at - 1)),
    Tab: first && (() => take(first)),
    Enter: hint && (() => take(hint)),
    Escape: typed !== '' && (() => setCaret(null)),
  }
  /** Whether the key was one of the list's. */
  const onKeyDown = (event: KeyboardEvent): boolean => {
    const action = shown.length > 0 && !event.shiftKey && actions[event.key]
    if (!action) return false
    action()
    event.preventDefault()
    event.stopPropagation()
    return true
  }
  return { id, shown, active, setActive, look, take, onKeyDown, onBlur: () => setCaret(null) }
}

function Hints({ id, shown, active, setActive, take }: ReturnType<typeof useHints>) {
  const { t } = useTranslation('lists')
  return (
    <div id={id} role="listbox" aria-label={t('search.hints')} className={classes.hints} hidden={shown.length === 0}>
      {shown.map((hint, index) => (
        <div
          key={hint.text}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={classes.hint}
          data-active={index === active || undefined}
          onPointerMove={() => setActive(index)}
          // The field keeps the focus.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => take(hint)}
          onKeyDown={() => undefined}
        >
          <code>{hint.text}</code>
          <span>{hint.label}</span>
        </div>
      ))}
    </div>
  )
}
