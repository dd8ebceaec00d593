import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAt, IconBolt, IconMoodSmile } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DraftKind } from '../../lib/drafts.ts'
import { useMay } from '../../lib/me.ts'
import type { Trigger } from '../../lib/suggest.ts'

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  kind: DraftKind
  onSuggest: (sign: Trigger['sign']) => void
}

/** What a sign opens while typing, for those who would rather press. The sign is no key: nobody remaps it. */
export function SignButtons({ kind, onSuggest }: Props) {
  const { t } = useTranslation('macros')
  const may = useMay()
  const buttons = [
    ...(may('macro.read') ? [{ sign: '/' as const, label: t('macros'), picture: <IconBolt {...icon} /> }] : []),
    ...(kind === 'note' ? [{ sign: '@' as const, label: t('mention'), picture: <IconAt {...icon} /> }] : []),
    { sign: ':' as const, label: t('emoji'), picture: <IconMoodSmile {...icon} /> },
  ]
  return buttons.map(({ sign, label, picture }) => (
    <Tooltip key={sign} label={`${label}  ${sign}`}>
      <ActionIcon aria-label={label} onClick={() => onSuggest(sign)}>
        {picture}
      </ActionIcon>
    </Tooltip>
  ))
}
