import { Anchor } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DurationField } from './duration-field.tsx'
import { FieldFrame } from './field-frame.tsx'
import { type FieldProps, useForm } from './form-context.ts'
import { GroupField } from './group-field.tsx'
import { HoursField } from './hours-field.tsx'
import { ListField } from './list-field.tsx'
import { MapField } from './map-field.tsx'
import { MatrixField } from './matrix-field.tsx'
import { OrderField } from './order-field.tsx'
import { RoutesField } from './routes-field.tsx'
import { kindOf, patternOf } from './schema.ts'
import {
  ChoiceControl,
  ColourControl,
  type ControlProps,
  NumberControl,
  SwitchControl,
  WordsControl,
} from './simple-controls.tsx'
import { TextField } from './text-field.tsx'

/** The control of a key, whatever it holds. */
export function Field(props: FieldProps) {
  const { root, matches } = useForm()
  const pattern = patternOf(root, props.path)
  const kind = kindOf(props.schema, pattern)
  if (matches && !matches(pattern)) return null
  if (kind === 'group') return <GroupField {...props} />
  if (kind === 'map') return <MapField {...props} />
  if (kind === 'list') return <ListField {...props} />
  if (kind === 'matrix') return <MatrixField {...props} />
  if (kind === 'hours') return <HoursField {...props} />
  if (kind === 'order') return <OrderField {...props} />
  if (kind === 'routes') return <RoutesField {...props} />
  if (kind === 'automations') return <AutomationsLink {...props} />
  return (
    <FieldFrame path={props.path} grouped={kind === 'duration' || kind === 'rings'}>
      {(ids) => <Control {...props} kind={kind} ids={ids} />}
    </FieldFrame>
  )
}

function Control(props: ControlProps) {
  switch (props.kind) {
    case 'duration':
    case 'rings':
      return <DurationField {...props} withRings={props.kind === 'rings'} />
    case 'number':
      return <NumberControl {...props} />
    case 'switch':
      return <SwitchControl {...props} />
    case 'choice':
    case 'fixed':
      return <ChoiceControl {...props} />
    case 'choices':
    case 'words':
      return <WordsControl {...props} />
    case 'colour':
      return <ColourControl {...props} />
    default:
      return <TextField {...props} />
  }
}

/** Automations are written as text; here they are only named. */
function AutomationsLink({ path, value }: FieldProps) {
  const { t } = useTranslation('framework')
  const list = Array.isArray(value) ? (value as { name?: unknown; enabled?: unknown }[]) : []
  return (
    <FieldFrame path={path} grouped>
      {() => (
        <>
          {list.length === 0 && <p>{t('form.no_automations')}</p>}
          <ul>
            {list.map(({ name, enabled }, index) => (
              <li key={String(name ?? index)}>
                <code>{String(name)}</code> {enabled === false && t('form.switched_off')}
              </li>
            ))}
          </ul>
          <Anchor size="sm" renderRoot={(props) => <Link {...props} to={'/automations' as '/'} />}>
            {t('form.automations_link')}
          </Anchor>
        </>
      )}
    </FieldFrame>
  )
}
