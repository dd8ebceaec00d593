import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Difference } from '../../../server/domains/simulation/contract.ts'
import classes from './simulation.module.css'
import { useReportWords } from './use-report-words.ts'

const AT_FIRST = 12

/** A line for each kind of difference, most tickets first; opened it names some of them and the keys that made it. */
export function DifferencesTable({ differences }: { differences: readonly Difference[] }) {
  const { t } = useTranslation('simulation')
  const [open, setOpen] = useState<number | null>(null)
  const [all, setAll] = useState(false)
  if (differences.length === 0) return <p className={classes.dim}>{t('no_differences')}</p>
  const shown = all ? differences : differences.slice(0, AT_FIRST)
  return (
    <div className={classes.scroll}>
      <table className={classes.table} data-stacks>
        <thead>
          <tr>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('channel')}</th>
            <th scope="col">{t('before')}</th>
            <th scope="col">{t('after')}</th>
            <th scope="col" className={classes.number}>
              {t('tickets')}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((difference, index) => (
            <Line
              key={JSON.stringify([
                difference.about,
                difference.clock,
                difference.channel,
                difference.before,
                difference.after,
              ])}
              difference={difference}
              isOpen={open === index}
              onToggle={() => setOpen(open === index ? null : index)}
            />
          ))}
        </tbody>
      </table>
      {!all && differences.length > AT_FIRST && (
        <button type="button" className={classes.more} onClick={() => setAll(true)}>
          {t('show_all', { count: differences.length })}
        </button>
      )}
    </div>
  )
}

interface LineProps {
  difference: Difference
  isOpen: boolean
  onToggle: () => void
}

function Line({ difference, isOpen, onToggle }: LineProps) {
  const words = useReportWords()
  const { channel, count, before, after } = difference
  const [one, other] = [words.value(difference, before), words.value(difference, after)]
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <button type="button" className={classes.toggle} aria-expanded={isOpen} onClick={onToggle}>
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {words.what(difference)}
          </button>
        </th>
        <td>{words.channel(channel)}</td>
        <td>{one}</td>
        <td data-worse={after === 'missed' || undefined} data-better={before === 'missed' || undefined}>
          {other}
        </td>
        <td className={`${classes.number} tabular`}>{words.number(count)}</td>
      </tr>
      {isOpen && (
        <tr>
          <td colSpan={5} className={classes.examples}>
            <Examples difference={difference} />
          </td>
        </tr>
      )}
    </Fragment>
  )
}

function Examples({ difference: { examples, count } }: { difference: Difference }) {
  const { t } = useTranslation('simulation')
  return (
    <>
      <ul className={classes.list}>
        {examples.map(({ ticket_id, case_id, before, after }) => (
          <li key={`${ticket_id} ${before.says} ${after.says}`}>
            <Link to="/tickets/$ticketId" params={{ ticketId: ticket_id }} className={classes.case}>
              {case_id}
            </Link>
            <Followed of={before} /> <span aria-hidden="true">→</span>{' '}
            <span className={classes.spoken}>{t('becomes')}</span> <Followed of={after} />
          </li>
        ))}
      </ul>
      {examples.length < count && <p className={classes.dim}>{t('some', { count: examples.length })}</p>}
    </>
  )
}

function Followed({ of: { path, says } }: { of: Difference['examples'][number]['before'] }) {
  const { t } = useTranslation('simulation')
  return (
    <span>
      {path && <code className={classes.path}>{path}</code>} {says ?? (path ? '' : t('no_rule'))}
    </span>
  )
}
