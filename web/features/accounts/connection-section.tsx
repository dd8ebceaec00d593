import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { relative } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import formLook from './account-form.module.css'
import classes from './connection.module.css'
import { expectedSteps } from './expected-steps.ts'
import { StepList } from './step-list.tsx'
import type { AccountFormState } from './use-account-form.ts'
import type { ConnectionTest, Testing } from './use-connection-test.ts'

interface Props {
  form: AccountFormState
  testing: Testing
  hasServer: boolean
}

/** Both ways tried for real: each step in its order, in the other server's words, with what to do. */
export function ConnectionSection({ form, testing, hasServer }: Props) {
  const { t, i18n } = useTranslation('accounts')
  const now = useNow()
  const { run, isRunning, result, isOutdated } = testing
  const expected = expectedSteps(form.getValues(), hasServer)
  const isShown = isRunning || result !== null
  return (
    <SettingsSection title={t('test.title')} hint={t('test.hint')}>
      <div className={classes.testHead}>
        <Button variant="default" loading={isRunning} onClick={run}>
          {t('test.run')}
        </Button>
        {isRunning && <span className={classes.quiet}>{t('test.running')}</span>}
        {!isRunning && result && (
          <span className={classes.quiet}>{t('test.at', { time: relative(result.at, now, i18n.language) })}</span>
        )}
      </div>
      <p className="visually-hidden" role="status">
        {isRunning ? t('test.running') : result && <Summary result={result} />}
      </p>
      {!isRunning && result && isOutdated && <p className={formLook.warning}>{t('test.outdated')}</p>}
      {isShown && (
        <div className={classes.tests}>
          {(['incoming', 'outgoing'] as const).map((way) => (
            <StepList
              key={way}
              way={way}
              outcome={isRunning ? null : (result?.[way] ?? null)}
              expected={isRunning || !isOutdated ? expected[way] : []}
              isRunning={isRunning}
            />
          ))}
        </div>
      )}
    </SettingsSection>
  )
}

/** The outcome in one breath, for those who hear it. */
function Summary({ result }: { result: ConnectionTest }) {
  const { t } = useTranslation('accounts')
  const sentences = (['incoming', 'outgoing'] as const).flatMap((way) => {
    const outcome = result[way]
    if (!outcome) return []
    const failed = outcome.steps.find(({ ok }) => !ok)
    const words = failed ? t('test.fails_at', { step: t(`test.step.${failed.step}`) }) : t('test.works')
    return `${t(`test.${way}`)}: ${words}.`
  })
  return sentences.join(' ')
}
