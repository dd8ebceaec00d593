import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import { WHOSE, type Whose } from '../../lib/task-search.ts'
import { CountPill } from '../../ui/count-pill.tsx'
import classes from './tasks.module.css'

interface Props {
  whose: Whose | undefined
  onWhose: (whose: Whose | undefined) => void
}

/** Whose tasks are shown: one's own, those of one's teams and, for leads, all. */
export function TaskViews({ whose = 'mine', onWhose }: Props) {
  const { t } = useTranslation('tasks')
  const may = useMay()
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; these choose at once
    <div className={classes.views} role="group" aria-label={t('views')}>
      {WHOSE.filter((name) => name !== 'all' || may('task.read_all')).map((name) => (
        <CountPill
          key={name}
          label={t(`view.${name}`)}
          count={null}
          pressed={name === whose}
          onPress={() => onWhose(name === 'mine' ? undefined : name)}
        />
      ))}
    </div>
  )
}
