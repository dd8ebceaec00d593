import { Button, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockedSender, BlockSender } from '../../../server/domains/channels/contract.ts'
import { ApiError, post } from '../../lib/api.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { blockIn } from './block-in.ts'
import classes from './blocks.module.css'

/** One field for both: what is written says whether it is a writer or a domain, and the field says what will be kept out. */
export function BlockForm() {
  const { t } = useTranslation('mail')
  const client = useQueryClient()
  const refusal = useRefusalWords()
  const [text, setText] = useState('')
  const wanted = blockIn(text)
  const block = useMutation({
    mutationFn: (body: BlockSender) => post<BlockedSender>('/channels/blocks', body),
    onSuccess: async ({ value }) => {
      setText('')
      sayDone(t('blocks.added', { value }))
      await client.invalidateQueries({ queryKey: ['blocks'] })
    },
  })
  const hint = () => {
    // A space keeps the place, so that nothing jumps when there is something to say.
    if (!wanted) return '\u00a0'
    return wanted.kind === 'address' ? t('blocks.will_address') : t('blocks.will_domain', { domain: wanted.value })
  }
  return (
    <form
      className={classes.form}
      aria-label={t('blocks.add')}
      onSubmit={(event) => {
        event.preventDefault()
        if (wanted) block.mutate(wanted)
      }}
    >
      <TextInput
        className={classes.field}
        label={t('blocks.field')}
        placeholder={t('blocks.placeholder')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={text}
        description={block.isError ? undefined : hint()}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        error={block.isError && block.variables ? refusal(block.error, block.variables) : null}
        onChange={(event) => {
          setText(event.currentTarget.value)
          block.reset()
        }}
      />
      <Button type="submit" className={classes.submit} disabled={!wanted} loading={block.isPending}>
        {t('blocks.submit')}
      </Button>
    </form>
  )
}

/** Why something cannot be blocked, in the reader's language. */
function useRefusalWords() {
  const { t } = useTranslation('mail')
  const words = useProblemWords()
  return (error: unknown, { kind }: BlockSender) => {
    if (!(error instanceof ApiError)) return words(error)
    const { code } = error
    if (code === 'shared_domain' || code === 'own_address') return t(`blocks.refused.${code}`)
    return error.field('value') === null ? words(error) : t(`blocks.refused.invalid_${kind}`)
  }
}
