import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Trans, useTranslation } from 'react-i18next'
import type { User } from '../../../server/domains/auth/contract.ts'
import type { Team } from '../../../server/domains/framework/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { useMay, useTeams, useUsers } from '../../lib/me.ts'
import { presenceQuery, usersQuery } from '../../lib/queries/people.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { SettingsPage, SettingsSection } from '../../ui/settings-page.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { AddMember } from './add-member.tsx'
import { RemoveMember } from './remove-member.tsx'
import classes from './teams.module.css'

/** Who is in which team, tier by tier. Which teams there are is said by the framework. */
export function TeamsPage() {
  const { t } = useTranslation()
  const teams = useTeams()
  const query = useQuery(usersQuery)
  const tiers = [...Map.groupBy(teams, ({ tier }) => tier)]
  return (
    <SettingsPage title={t('settings.nav.teams')} intro={t('settings.teams.intro')}>
      <p className={classes.where}>
        <Trans i18nKey="settings.teams.where" components={{ framework: <Link to="/settings/framework" /> }} />
      </p>
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {tiers.map(([tier, members]) => (
        <SettingsSection key={tier} title={frameworkName(tier)} hint={t('settings.teams.tier')}>
          {members.map((team) => (
            <TeamMembers key={team.name} team={team} />
          ))}
        </SettingsSection>
      ))}
    </SettingsPage>
  )
}

function TeamMembers({ team }: { team: Team }) {
  const { t } = useTranslation()
  const may = useMay()('user.manage')
  const users = useUsers().filter(({ active, role }) => active && role !== 'responder')
  const members = users.filter(({ teams }) => teams.includes(team.name))
  const others = users.filter(({ teams }) => !teams.includes(team.name))
  const name = frameworkName(team.name)
  return (
    <section className={classes.team} aria-label={name}>
      <header className={classes.head}>
        <h3 className={classes.name}>{name}</h3>
        <span className={`${classes.count} tabular`}>{t('settings.teams.members', { count: members.length })}</span>
        {may && <AddMember team={team.name} others={others} />}
      </header>
      {members.length === 0 ? (
        <p className={classes.empty}>{t('settings.teams.empty')}</p>
      ) : (
        <ul className={classes.members}>
          {members.map((user) => (
            <Member key={user.id} user={user} action={may && <RemoveMember team={team.name} user={user} />} />
          ))}
        </ul>
      )}
    </section>
  )
}

function Member({ user, action }: { user: User; action: React.ReactNode }) {
  const { t } = useTranslation(['app', 'case'])
  const presences = useQuery(presenceQuery).data?.items ?? []
  const presence = presences.find(({ user_id }) => user_id === user.id)?.state ?? 'offline'
  return (
    <li className={classes.member}>
      <PersonAvatar name={user.name} kind="agent" size={26} presence={presence} />
      <span className={classes.who}>
        {user.name}
        <span className="visually-hidden">, {t(`case:presence.${presence}`)}</span>
      </span>
      <span className={classes.role}>{t(`role.${user.role}`)}</span>
      {action}
    </li>
  )
}
