import { Button } from '@mantine/core'
import { IconMessageReply, IconNote } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MacroDraft } from './macro-draft.ts'
import classes from './macros.module.css'
import { starters } from './starters.ts'
import { useSaveMacro } from './use-save-macro.ts'

/** Three examples, each made by one press, to begin with. */
export function Starters() {
  const { t, i18n } = useTranslation('macros')
  const language = i18n.language === 'zh' ? 'zh' : 'en'
  return (
    <ul className={classes.starters} aria-label={t('page.starters')}>
      {starters(language).map((starter) => (
        <StarterCard key={starter.name} starter={starter} language={language} />
      ))}
    </ul>
  )
}

function StarterCard({ starter, language }: { starter: MacroDraft; language: 'en' | 'zh' }) {
  const { t } = useTranslation('macros')
  const { save, saving } = useSaveMacro(null)
  const Kind = starter.kind === 'note' ? IconNote : IconMessageReply
  return (
    <li className={classes.starter}>
      <h3>
        <Kind size={16} stroke={1.5} aria-hidden />
        {starter.name}
      </h3>
      <p>{starter.texts[language]}</p>
      <Button
        size="compact-sm"
        variant="default"
        loading={saving}
        aria-label={`${t('page.start_with')}: ${starter.name}`}
        onClick={() => void save(starter)}
      >
        {t('page.start_with')}
      </Button>
    </li>
  )
}
