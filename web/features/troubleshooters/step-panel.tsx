import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconFlag, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { frameworkName } from '../../lib/framework-names.ts'
import { useTeams } from '../../lib/me.ts'
import type { DecisionTree, Fault, Step, StepKind } from '../../lib/queries/troubleshooters.ts'
import { AnswersField } from './answers-field.tsx'
import { ArticleSelect } from './article-select.tsx'
import { CATEGORIES } from './category-name.ts'
import classes from './editor.module.css'
import { KindIcon } from './kind-icon.tsx'
import { TargetSelect } from './target-select.tsx'
import { connect, type Slot, withStep } from './tree-edit.ts'
import { WhenField } from './when-field.tsx'

export interface StepPanelProps {
  tree: DecisionTree
  step: Step
  language: string
  languages: string[]
  articles: Record<string, string>
  faults: Fault[]
  disabled: boolean
  onTree: (tree: DecisionTree) => void
  onAdd: (at: { from: string; slot: Slot }, kind: StepKind) => void
  onArticle: (id: string, title: string) => void
  onDelete: (id: string) => void
}

const STEP_TITLE = 'troubleshooter-step-title'
/** Puts the cursor where the chosen step is written. */
export const focusStepTitle = () => requestAnimationFrame(() => document.getElementById(STEP_TITLE)?.focus())

/** Everything of one step. */
export function StepPanel(props: StepPanelProps) {
  const { t } = useTranslation('troubleshooters')
  const { tree, step, language, faults, disabled, onTree, onDelete } = props
  const change = (fields: Partial<Step>) => onTree(withStep(tree, step.id, (one) => ({ ...one, ...fields }) as Step))
  const text = step.texts[language] ?? { title: '', body: '' }
  const write = (fields: Partial<typeof text>) =>
    change({ texts: { ...step.texts, [language]: { ...text, ...fields } } })
  const own = faults.filter((fault) => fault.step === step.id)
  const isTried = step.kind === 'check' || step.kind === 'article'
  return (
    <div className={classes.fields}>
      <p className={classes.stepKind} data-kind={step.kind}>
        <KindIcon kind={step.kind} />
        {t(`kind.${step.kind}`)}
        {tree.start === step.id && <span>· {t('panel.first')}</span>}
      </p>
      {own.length > 0 && (
        <ul className={classes.ownFaults}>
          {own.map((fault) => (
            <li key={`${fault.code}${fault.answer}${fault.language}`}>{t(`fault.${fault.code}`)}</li>
          ))}
        </ul>
      )}
      <TextInput
        id={STEP_TITLE}
        label={t('panel.title')}
        maxLength={200}
        disabled={disabled}
        value={text.title}
        onChange={(event) => write({ title: event.currentTarget.value })}
      />
      <Textarea
        label={step.kind === 'check' ? t('panel.body') : t('panel.body_question')}
        description={step.kind === 'check' ? t('panel.body_hint') : undefined}
        autosize
        minRows={step.kind === 'check' ? 4 : 2}
        maxRows={12}
        maxLength={10_000}
        disabled={disabled}
        value={text.body}
        onChange={(event) => write({ body: event.currentTarget.value })}
      />
      {step.kind === 'question' && <AnswersField {...props} step={step} />}
      {step.kind === 'article' && (
        <ArticleSelect
          article_id={step.article_id}
          known={props.articles}
          disabled={disabled}
          error={null}
          onChange={(article_id, title) => {
            if (article_id && title) props.onArticle(article_id, title)
            change({ article_id } as Partial<Step>)
          }}
        />
      )}
      {isTried && <Ways {...props} slots={['helped', 'not_helped']} />}
      {step.kind === 'ticket' && <TicketFields step={step} disabled={disabled} onChange={change} />}
      <WhenField when={step.when} disabled={disabled} onChange={(when) => change({ when })} />
      {step.when && <Ways {...props} slots={['otherwise']} />}
      {!disabled && (
        <div className={classes.stepActions}>
          {tree.start !== step.id && (
            <Button
              size="compact-sm"
              variant="subtle"
              color="gray"
              leftSection={<IconFlag size={14} stroke={1.5} aria-hidden />}
              onClick={() => onTree({ ...tree, start: step.id })}
            >
              {t('panel.make_first')}
            </Button>
          )}
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={14} stroke={1.5} aria-hidden />}
            onClick={() => onDelete(step.id)}
          >
            {t('panel.delete')}
          </Button>
        </div>
      )}
    </div>
  )
}

function Ways({ slots, ...props }: StepPanelProps & { slots: ('helped' | 'not_helped' | 'otherwise')[] }) {
  const { t } = useTranslation('troubleshooters')
  const { tree, step, language, disabled, onTree, onAdd } = props
  const toOf = (kind: (typeof slots)[number]) => {
    if (kind === 'otherwise') return step.otherwise
    return step.kind === 'check' || step.kind === 'article' ? step[kind] : null
  }
  return slots.map((kind) => (
    <TargetSelect
      key={kind}
      label={kind === 'otherwise' ? t('panel.otherwise') : t(`slot.${kind}`)}
      tree={tree}
      from={step.id}
      to={toOf(kind)}
      language={language}
      disabled={disabled}
      onConnect={(to) => onTree(connect(tree, step.id, { slot: { kind }, to }))}
      onAdd={(added) => onAdd({ from: step.id, slot: { kind } }, added)}
    />
  ))
}

const PRIORITIES = ['low', 'medium', 'high', 'critical'] as const

interface TicketProps {
  step: Extract<Step, { kind: 'ticket' }>
  disabled: boolean
  onChange: (fields: Partial<Step>) => void
}

function TicketFields({ step, disabled, onChange }: TicketProps) {
  const { t } = useTranslation(['troubleshooters', 'app'])
  const teams = useTeams()
  const common = { size: 'xs', clearable: true, disabled, placeholder: t('panel.by_triage') } as const
  return (
    <fieldset className={classes.group}>
      <legend>{t('panel.ticket')}</legend>
      <Select
        {...common}
        label={t('panel.ticket_category')}
        data={CATEGORIES.map((value) => ({ value, label: t(`category_name.${value}`) }))}
        value={step.category}
        onChange={(value) => onChange({ category: CATEGORIES.find((one) => one === value) ?? null } as Partial<Step>)}
      />
      <Select
        {...common}
        label={t('panel.priority')}
        data={PRIORITIES.map((value) => ({ value, label: t(`app:priority.${value}`) }))}
        value={step.priority}
        onChange={(value) => onChange({ priority: PRIORITIES.find((one) => one === value) ?? null } as Partial<Step>)}
      />
      <Select
        {...common}
        label={t('panel.team')}
        data={teams.map(({ name }) => ({ value: name, label: frameworkName(name) }))}
        value={step.team}
        onChange={(team) => onChange({ team } as Partial<Step>)}
      />
    </fieldset>
  )
}
