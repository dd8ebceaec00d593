import { type KeyboardEvent, type ReactNode, useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './suggestions.module.css'
import { LIST_ID, type Suggesting } from './use-suggesting.ts'

export interface Option {
  id: string
  picture?: ReactNode
  label: string
  hint?: string
  pick: () => void
}

interface Props {
  label: string
  options: Option[]
  list: Pick<Suggesting, 'close' | 'setActive' | 'takeKey'>
  /** Said in the place of options when there can be none yet. */
  empty?: ReactNode
  footer?: ReactNode
}

/** What a key means to the list: a step, a choice, its end; null when it is the text's. */
function actionOf(event: KeyboardEvent): 1 | -1 | 'pick' | 'close' | null {
  if (event.key === 'Escape') return 'close'
  if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return null
  return ({ ArrowDown: 1, ArrowUp: -1, Enter: 'pick', Tab: 'pick' } as const)[event.key] ?? null
}

/** Options under the writer's keys while the focus stays in the text. Without any, every key is the text's again. */
export function OptionList({ label, options, list, empty, footer }: Props) {
  const { t } = useTranslation('macros')
  const base = useId()
  const [chosen, setChosen] = useState(0)
  const active = Math.min(chosen, options.length - 1)
  const row = useRef<HTMLDivElement>(null)
  const idOf = (index: number) => `${base}-${index}`
  const { setActive, takeKey, close } = list

  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its top
  useEffect(() => setChosen(0), [options.map(({ id }) => id).join()])
  // biome-ignore lint/correctness/useExhaustiveDependencies: the row to show changes with the active index
  useEffect(() => row.current?.scrollIntoView({ block: 'nearest' }), [active])
  useEffect(() => setActive(active < 0 ? undefined : `${base}-${active}`), [active, base, setActive])
  useLayoutEffect(() => {
    takeKey.current = (event) => {
      const does = actionOf(event)
      if (does !== 'close' && (does === null || options.length === 0)) return false
      if (does === 'close') close()
      else if (does === 'pick') options[active]?.pick()
      else setChosen((active + does + options.length) % options.length)
      event.preventDefault()
      event.stopPropagation()
      return true
    }
    return () => {
      takeKey.current = () => false
    }
  })

  if (options.length === 0 && !empty) return null
  return (
    // The text keeps the focus while one presses here.
    // biome-ignore lint/a11y/noStaticElementInteractions: nothing happens here, a default is prevented
    <div className={classes.panel} onMouseDown={(event) => event.preventDefault()}>
      {options.length > 0 && (
        <div id={LIST_ID} role="listbox" aria-label={label} className={classes.rows}>
          {options.map((option, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are taken where the focus is, in the text
            <div
              key={option.id}
              id={idOf(index)}
              ref={index === active ? row : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              className={classes.row}
              onPointerMove={() => setChosen(index)}
              onClick={option.pick}
            >
              {option.picture}
              <span className={classes.words}>
                <span className={classes.label}>{option.label}</span>
                {option.hint && <span className={classes.hint}>{option.hint}</span>}
              </span>
            </div>
          ))}
        </div>
      )}
      {options.length === 0 && <div className={classes.empty}>{empty}</div>}
      {footer && <div className={classes.footer}>{footer}</div>}
      <span className="visually-hidden" aria-live="polite">
        {options.length > 0 && t('found', { count: options.length })}
      </span>
    </div>
  )
}
