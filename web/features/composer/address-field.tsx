import { CloseButton, UnstyledButton } from '@mantine/core'
import { type ClipboardEvent, type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addressesIn, isAddress } from '../../lib/addresses.ts'
import classes from './address-field.module.css'

interface Props {
  label: string
  name: string
  hint?: string
  addresses: string[]
  onChange: (addresses: string[]) => void
  /** Left empty: the row may go. */
  onEmpty: () => void
}

/** Addresses of one kind of copy. What is no address stays, marked, so that it can be mended instead of vanishing. */
export function AddressField({ label, name, hint, addresses, onChange, onEmpty }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const trouble = useId()
  const wrong = addresses.filter((address) => !isAddress(address))

  const add = (text: string) => {
    setTyped('')
    const found = addressesIn(text)
    if (found.length > 0) onChange([...new Set([...addresses, ...found])])
    return found.length > 0
  }
  const without = (address: string) => onChange(addresses.filter((other) => other !== address))
  const mend = (address: string) => {
    without(address)
    setTyped(address)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const ends = event.key === 'Enter' || event.key === ',' || event.key === ';' || event.key === ' '
    if (ends && !event.metaKey && !event.ctrlKey && (event.key !== ' ' || isAddress(typed.trim()))) {
      event.preventDefault()
      add(typed)
    }
    const last = addresses.at(-1)
    if (event.key === 'Backspace' && typed === '' && last) {
      event.preventDefault()
      mend(last)
    }
  }
  const onPaste = (event: ClipboardEvent) => {
    const text = event.clipboardData.getData('text')
    if (!addressesIn(text).some(isAddress)) return
    event.preventDefault()
    add(`${typed} ${text}`)
  }

  return (
    <div className={classes.row}>
      <span className={classes.label} aria-hidden>
        {label}
      </span>
      <ul className={classes.chips} aria-label={name}>
        {addresses.map((address) => (
          <li key={address} className={classes.chip} data-wrong={!isAddress(address) || undefined}>
            {isAddress(address) ? (
              <span className={classes.address}>{address}</span>
            ) : (
              <UnstyledButton
                className={classes.address}
                title={t('recipients.mend', { address })}
                onClick={() => mend(address)}
              >
                {address}
              </UnstyledButton>
            )}
            <CloseButton
              size={24}
              iconSize={13}
              aria-label={t('recipients.remove', { address })}
              onClick={() => without(address)}
            />
          </li>
        ))}
        <li className={classes.typing}>
          <input
            // biome-ignore lint/a11y/noAutofocus: the row was opened to type into it
            autoFocus={addresses.length === 0}
            className={classes.input}
            type="text"
            inputMode="email"
            autoComplete="off"
            spellCheck={false}
            aria-label={name}
            aria-describedby={trouble}
            aria-invalid={wrong.length > 0 || undefined}
            placeholder={addresses.length === 0 ? (hint ?? t('composer.cc_placeholder')) : undefined}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onBlur={() => !add(typed) && addresses.length === 0 && onEmpty()}
          />
        </li>
      </ul>
      <p id={trouble} className={classes.trouble} aria-live="polite">
        {wrong.length > 0 && t('recipients.wrong', { address: wrong[0], count: wrong.length })}
      </p>
    </div>
  )
}
