import { Button, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../lib/queries/troubleshooters.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './editor.module.css'
import type { StepPanelProps } from './step-panel.tsx'
import { TargetSelect } from './target-select.tsx'
import { addAnswer, connect, deleteAnswer, withStep } from './tree-edit.ts'
import { WhenField } from './when-field.tsx'

const MOST_ANSWERS = 8
type Question = Extract<Step, { kind: 'question' }>

/** What can be answered, where each answer leads, and for whom it is. */
export function AnswersField(props: StepPanelProps & { step: Question }) {
  const { t } = useTranslation('troubleshooters')
  const { tree, step, language, languages, disabled, onTree, onAdd } = props
  const change = (id: string, fields: Partial<Question['answers'][number]>) =>
    onTree(
      withStep(tree, step.id, (one) =>
        one.kind === 'question'
          ? { ...one, answers: one.answers.map((answer) => (answer.id === id ? { ...answer, ...fields } : answer)) }
          : one,
      ),
    )
  return (
    <fieldset className={classes.group}>
      <legend>{t('panel.answers')}</legend>
      {step.answers.map((answer, index) => {
        const slot = { kind: 'answer' as const, id: answer.id }
        return (
          <div key={answer.id} className={classes.answer}>
            <div className={classes.answerLine}>
              <TextInput
                size="xs"
                aria-label={t('panel.answer', { number: index + 1 })}
                placeholder={t('panel.answer', { number: index + 1 })}
                maxLength={200}
                disabled={disabled}
                value={answer.texts[language] ?? ''}
                onChange={(event) =>
                  change(answer.id, { texts: { ...answer.texts, [language]: event.currentTarget.value } })
                }
              />
              {!disabled && (
                <IconButton
                  label={t('panel.delete_answer')}
                  variant="subtle"
                  color="gray"
                  icon={<IconX size={14} stroke={1.5} aria-hidden />}
                  onClick={() => onTree(deleteAnswer(tree, step.id, answer.id))}
                />
              )}
            </div>
            <TargetSelect
              hideLabel
              label={`${t('panel.leads_to')}: ${t('panel.answer', { number: index + 1 })}`}
              tree={tree}
              from={step.id}
              to={answer.to}
              language={language}
              disabled={disabled}
              onConnect={(to) => onTree(connect(tree, step.id, { slot, to }))}
              onAdd={(kind) => onAdd({ from: step.id, slot }, kind)}
            />
            <WhenField when={answer.when} disabled={disabled} onChange={(when) => change(answer.id, { when })} />
          </div>
        )
      })}
      {!disabled && step.answers.length < MOST_ANSWERS && (
        <Button
          size="compact-sm"
          variant="default"
          leftSection={<IconPlus size={14} stroke={1.5} aria-hidden />}
          onClick={() => onTree(addAnswer(tree, step.id, languages))}
        >
          {t('panel.add_answer')}
        </Button>
      )}
    </fieldset>
  )
}
