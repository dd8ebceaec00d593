import { Title } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BoardPerson } from '../../../server/domains/board/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import { PersonAvatar } from '../../ui/person-avatar.tsx'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import { Age } from './age.tsx'
import classes from './board.module.css'

/** Who is there, since when, and how much of what they may have they have. Those who are not there fold away. */
export function People({ people }: { people: BoardPerson[] }) {
  const { t } = useTranslation('board')
  const [all, setAll] = useState(false)
  const here = people.filter(({ state, tickets }) => state !== 'offline' || tickets > 0)
  const shown = all ? people : here
  const absent = people.length - here.length
  return (
    <section className={classes.section} aria-labelledby="board-people">
      <Title order={2} id="board-people">
        {t('people')}
      </Title>
      {shown.length === 0 ? (
        <p className={classes.nobody}>{t('nobody_there')}</p>
      ) : (
        <ul className={classes.people}>
          {shown.map((person) => (
            <Person key={person.user_id} person={person} />
          ))}
        </ul>
      )}
      {absent > 0 && (
        <button type="button" className={classes.more} aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? t('hide_absent') : t('show_absent', { count: absent })}
        </button>
      )}
    </section>
  )
}

function Person({ person }: { person: BoardPerson }) {
  const { t } = useTranslation(['board', 'case'])
  const { user_id, name, teams, state, since, is_on_shift, loads, tickets } = person
  return (
    <li className={classes.person}>
      <PersonAvatar name={name} kind="agent" presence={state} size={32} />
      <div className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.hint}>
          {t(`case:presence.${state}`)}
          {since && state !== 'offline' && (
            <>
              {' · '}
              <Age at={since} />
            </>
          )}
          {!is_on_shift && ` · ${t('off_shift')}`}
        </span>
        <span className={classes.teams}>{teams.map((team) => frameworkName(team)).join(' · ')}</span>
      </div>
      <div className={classes.loads}>
        {loads.map((load) => (
          <Load key={load.channel} load={load} />
        ))}
        <Link to="/tickets" search={{ assignee_id: user_id }} className={classes.tickets}>
          {t('tickets', { count: tickets })}
        </Link>
      </div>
    </li>
  )
}

function Load({ load: { channel, count, limit } }: { load: BoardPerson['loads'][number] }) {
  const { t } = useTranslation(['board', 'app'])
  return (
    <span className={classes.load} data-full={count >= limit || undefined}>
      <ChannelIcon channel={channel} />
      <meter
        className={classes.meter}
        min={0}
        max={limit}
        value={Math.min(count, limit)}
        aria-label={t('load', { channel: t(`app:channel.${channel}`), count, limit })}
      />
      <span className="tabular" aria-hidden="true">
        {count}/{limit}
      </span>
    </span>
  )
}
