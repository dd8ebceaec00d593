import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './understanding.module.css'

interface Props {
  words: string
  query: { refetch: () => unknown; isFetching: boolean }
}

/** A part of the panel that could not be loaded: the rest of the ticket can be worked on. */
export function PanelTrouble({ words, query }: Props) {
  const { t } = useTranslation()
  return (
    <p className={classes.trouble} role="alert">
      {words}{' '}
      <Button size="compact-xs" variant="subtle" loading={query.isFetching} onClick={() => void query.refetch()}>
        {t('common.retry')}
      </Button>
    </p>
  )
}
