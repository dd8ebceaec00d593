import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './account-form.module.css'
import type { Testing } from './use-connection-test.ts'

interface Props {
  testing: Testing
  children: ReactNode
}

/** Saving never waits for a green test, but one knows what one does. */
export function SaveBar({ testing, children }: Props) {
  const { t } = useTranslation('accounts')
  const words = { untested: t('form.untested'), failing: t('form.failing'), tested: t('form.tested') }
  const state = testing.works === null ? 'untested' : testing.works ? 'tested' : 'failing'
  return (
    <div className={classes.saveBar}>
      <p className={classes.saveWords} data-state={state}>
        {words[state]}
      </p>
      <div className={classes.saveButtons}>{children}</div>
    </div>
  )
}
