import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { remove } from '../../lib/api.ts'
import { type SessionRow, sessionsQuery } from '../../lib/queries/people.ts'
import { relative } from '../../lib/time.ts'
import { sayFailed } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsSection } from '../../ui/settings-page.tsx'
import classes from './sessions-section.module.css'

export function SessionsSection() {
  const { t, i18n } = useTranslation()
  const client = useQueryClient()
  const words = useProblemWords()
  const now = useNow()
  const sessions = useQuery(sessionsQuery).data?.items ?? []
  const end = async (session: SessionRow) => {
    try {
      await remove(`/sessions/${session.id}`)
      await client.invalidateQueries({ queryKey: sessionsQuery.queryKey })
    } catch (error) {
      sayFailed(t('error.change'), words(error))
    }
  }
  return (
    <SettingsSection title={t('settings.profile.sessions')}>
      <ul className={classes.rows}>
        {sessions.map((session) => (
          <li key={session.id} className={classes.row}>
            <span>
              {browserOf(session.user_agent)}
              <span className={classes.quiet}>
                {session.current
                  ? t('settings.profile.session_current')
                  : t('settings.profile.session_used', { time: relative(session.last_used_at, now, i18n.language) })}
              </span>
            </span>
            {!session.current && (
              <Button size="compact-sm" variant="subtle" color="gray" onClick={() => void end(session)}>
                {t('settings.profile.session_end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </SettingsSection>
  )
}

/** Enough to recognise one's own machine: "Firefox, Linux". */
function browserOf(agent: string) {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1]?.replace('Edg', 'Edge').replace('OPR', 'Opera')
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)?.[1]?.replace('Mac OS X', 'macOS')
  return [browser, system].filter(Boolean).join(', ') || agent || '–'
}
