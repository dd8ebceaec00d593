import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { nameOf, SEQUENCE_MS } from '../../lib/keys.ts'
import { KeyCaps } from '../../ui/key-caps.tsx'
import classes from './keys-dialog.module.css'

interface Props {
  label: string
  /** `mod+k`, `g i`, or null: no key at all. */
  onDone: (keys: string | null) => void
  onCancel: () => void
}

/** Takes the next key, or two in a row, as the key of a command. Escape leaves it as it was, Backspace takes it away. */
export function KeyRecorder({ label, onDone, onCancel }: Props) {
  const { t } = useTranslation('keys')
  const [first, setFirst] = useState<string | null>(null)
  const box = useRef<HTMLButtonElement>(null)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => box.current?.focus(), [])
  useEffect(() => {
    if (!first) return
    const timer = setTimeout(() => done.current(first), SEQUENCE_MS)
    return () => clearTimeout(timer)
  }, [first])

  const onKeyDown = (event: KeyboardEvent) => {
    // Tab must go on: nobody may be caught here.
    if (event.key === 'Tab') return onCancel()
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Escape') return onCancel()
    if (event.key === 'Backspace' && !first) return onDone(null)
    const name = nameOf(event.nativeEvent)
    if (!name) return
    if (first) onDone(`${first} ${name}`)
    else if (name.includes('mod+') || name.includes('alt+')) onDone(name)
    else setFirst(name)
  }
  return (
    <button
      ref={box}
      type="button"
      className={classes.recorder}
      aria-label={t('record_for', { command: label })}
      onKeyDown={onKeyDown}
      onBlur={onCancel}
    >
      {first ? <KeyCaps keys={first} /> : t('press')}
    </button>
  )
}
