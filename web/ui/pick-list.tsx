import { Popover, TextInput } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './pick-list.module.css'
import { AT_ONCE, useFocusAtOnce } from './use-focus-at-once.ts'

export interface Choice {
  value: string
  label: string
  icon?: ReactNode
  hint?: string
}

interface Props {
  opened: boolean
  onClose: () => void
  label: string
  choices: Choice[]
  selected: string[]
  onPick: (value: string) => void
  /** The button the list hangs on. */
  children: ReactNode
  /** Offers to create what was typed (tags). */
  create?: (typed: string) => string
  /** Stays open after a pick: several may be chosen. */
  several?: boolean
  footer?: ReactNode
}

/** A list to choose from with arrows, typing or the mouse. Used for everything that can be set on a ticket. */
export function PickList({ opened, onClose, children, ...list }: Props) {
  const dropdown = useFocusAtOnce(opened)
  return (
    <Popover
      opened={opened}
      onChange={(open) => !open && onClose()}
      position="bottom-start"
      width={260}
      trapFocus
      transitionProps={AT_ONCE}
    >
      <Popover.Target>{children as React.JSX.Element}</Popover.Target>
      <Popover.Dropdown ref={dropdown} p={0} aria-label={list.label}>
        <PickRows onClose={onClose} {...list} />
      </Popover.Dropdown>
    </Popover>
  )
}

/** The rows by themselves, for those who put them into a dialog of their own. */
export function PickRows({
  onClose,
  label,
  choices,
  selected,
  onPick,
  create,
  several,
  footer,
}: Omit<Props, 'opened' | 'children'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(() =>
    Math.max(
      0,
      choices.findIndex((choice) => selected.includes(choice.value)),
    ),
  )
  const activeRow = useRef<HTMLDivElement>(null)
  const id = useId()
  const shown = filterChoices(choices, typed, create)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the row to show changes with the active index
  useEffect(() => activeRow.current?.scrollIntoView({ block: 'nearest' }), [active])

  const pick = (choice: Choice | undefined) => {
    if (!choice) return
    onPick(choice.value)
    setTyped('')
    if (!several) onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step) setActive((at) => (at + step + shown.length) % Math.max(1, shown.length))
    else if (event.key === 'Enter') pick(shown[active])
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return (
    <div>
      <TextInput
        data-autofocus
        // Escape closes the list, not what lies below it.
        data-mantine-stop-propagation="true"
        variant="unstyled"
        className={classes.filter}
        placeholder={label}
        aria-label={label}
        role="combobox"
        aria-expanded
        aria-controls={id}
        aria-activedescendant={shown[active] ? `${id}-${active}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={classes.rows}>
        <div id={id} role="listbox" aria-label={label} aria-multiselectable={several}>
          {shown.map((choice, index) => (
            <div
              key={choice.value}
              id={`${id}-${index}`}
              ref={index === active ? activeRow : undefined}
              role="option"
              tabIndex={-1}
              aria-selected={selected.includes(choice.value)}
              data-active={index === active || undefined}
              className={classes.row}
              onPointerMove={() => setActive(index)}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => pick(choice)}
              onKeyDown={onKeyDown}
            >
              {choice.icon}
              <span className={classes.label}>
                {choice.label}
                {choice.hint && <span className={classes.hint}>{choice.hint}</span>}
              </span>
              {selected.includes(choice.value) && <IconCheck size={16} stroke={1.5} aria-hidden />}
            </div>
          ))}
        </div>
        {shown.length === 0 && <div className={classes.nothing}>{t('common.nothing_found')}</div>}
      </div>
      {footer && <div className={classes.footer}>{footer}</div>}
    </div>
  )
}

function filterChoices(choices: Choice[], typed: string, create?: (typed: string) => string) {
  const wanted = typed.trim().toLowerCase()
  const shown = wanted ? choices.filter((choice) => choice.label.toLowerCase().includes(wanted)) : choices
  const exists = choices.some((choice) => choice.label.toLowerCase() === wanted)
  if (!create || !wanted || exists) return shown
  return [...shown, { value: typed.trim(), label: create(typed.trim()) }]
}
