import { useTranslation } from 'react-i18next'
import type { Step, When } from '../../lib/queries/troubleshooters.ts'
import type { Slot } from './tree-edit.ts'

/** A step, an answer and a condition as their reader calls them. */
export function useStepWords(language: string) {
  const { t } = useTranslation('troubleshooters')
  const titleOf = (step: Step) =>
    [step.texts[language], ...Object.values(step.texts)].find((text) => text?.title.trim())?.title ??
    t('canvas.untitled')
  const slotOf = (step: Step, slot: Slot) => {
    if (slot.kind !== 'answer') return t(`slot.${slot.kind}`)
    const answer = step.kind === 'question' ? step.answers.find(({ id }) => id === slot.id) : undefined
    return answer?.texts[language]?.trim() || Object.values(answer?.texts ?? {}).find((text) => text.trim()) || '–'
  }
  const whomOf = ({ account_types, devices }: When) =>
    [...account_types.map((plan) => t(`plan.${plan}`)), ...devices.map((device) => t(`device.${device}`))].join(', ')
  return { titleOf, slotOf, whomOf }
}
