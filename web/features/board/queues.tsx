import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Board, BoardQueue } from '../../../server/domains/board/contract.ts'
import { frameworkName } from '../../lib/framework-names.ts'
import type { TicketSearch } from '../../lib/ticket-search.ts'
import { ChannelIcon } from '../../ui/ticket-icons.tsx'
import { Age } from './age.tsx'
import classes from './board.module.css'
import { Count } from './count.tsx'

/** What waits and what is late, team by team and channel by channel; each number leads to its tickets. */
export function Queues({ board: { queues, teams } }: { board: Board }) {
  const { t } = useTranslation('board')
  const names: (string | null)[] = [
    ...(queues.some(({ team }) => team === null) ? [null] : []),
    ...teams.map(({ team }) => team),
  ]
  return (
    <section className={classes.section} aria-labelledby="board-queues">
      <Title order={2} id="board-queues">
        {t('queues')}
      </Title>
      <table className={classes.table}>
        <thead className={classes.heads}>
          <tr>
            <th scope="col" className={`${classes.head} ${classes.first}`}>
              {t('queue')}
            </th>
            <th scope="col" className={`${classes.head} ${classes.number}`}>
              {t('waiting')}
            </th>
            <th scope="col" className={`${classes.head} ${classes.number}`}>
              {t('oldest')}
            </th>
            <th scope="col" className={`${classes.head} ${classes.number}`}>
              {t('in_work')}
            </th>
            <th scope="col" className={`${classes.head} ${classes.number}`}>
              {t('at_risk')}
            </th>
            <th scope="col" className={`${classes.head} ${classes.number}`}>
              {t('breached')}
            </th>
            <th scope="col" className={`${classes.head} ${classes.number}`}>
              {t('next_due')}
            </th>
          </tr>
        </thead>
        {names.map((team) => (
          <TeamQueues key={team} team={team} queues={queues.filter((one) => one.team === team)} />
        ))}
      </table>
    </section>
  )
}

function TeamQueues({ team, queues }: { team: string | null; queues: BoardQueue[] }) {
  const { t } = useTranslation('board')
  return (
    <tbody className={classes.group}>
      <tr className={classes.title}>
        <th scope="rowgroup" colSpan={7} className={classes.team}>
          {team === null ? t('no_team') : frameworkName(team)}
          {queues.length === 0 && <span className={classes.quiet}>{t('nothing')}</span>}
        </th>
      </tr>
      {queues.map((queue) => (
        <Queue key={queue.channel} queue={queue} />
      ))}
    </tbody>
  )
}

function Queue({ queue }: { queue: BoardQueue }) {
  const { t } = useTranslation(['board', 'app'])
  const { team, channel, waiting, oldest_at, in_work, at_risk, breached, next_due_at } = queue
  const here = { channel, ...(team ? { team } : {}) } satisfies TicketSearch
  return (
    <tr className={classes.queue}>
      <th scope="row" className={classes.channel}>
        <ChannelIcon channel={channel} />
        {t(`app:channel.${channel}`)}
      </th>
      <Count label={t('waiting')} value={waiting} search={{ ...here, view: 'unassigned' }} strong />
      <td className={classes.number} data-label={t('oldest')}>
        {oldest_at ? <Age at={oldest_at} /> : <span className={classes.quiet}>–</span>}
      </td>
      <Count label={t('in_work')} value={in_work} search={here} />
      <Count label={t('at_risk')} value={at_risk} search={{ ...here, deadline: 'near' }} tone="warn" />
      <Count label={t('breached')} value={breached} search={{ ...here, deadline: 'passed' }} tone="danger" />
      <td className={classes.number} data-label={t('next_due')}>
        {next_due_at ? <Age at={next_due_at} until /> : <span className={classes.quiet}>–</span>}
      </td>
    </tr>
  )
}
