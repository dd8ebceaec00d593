import { IconCode } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { WhyAnswer } from '../../../server/domains/tickets/why/contract.ts'
import type { FrameworkSearch } from '../../lib/framework-search.ts'
import { useMay } from '../../lib/me.ts'
import classes from './why.module.css'

/** Where it is written: the line of the framework in the version that decided, or that it is not in the framework. */
export function RuleLine({ answer }: { answer: WhyAnswer }) {
  const { t } = useTranslation('why')
  const may = useMay()
  const { path, line, from, value, by } = answer
  if (by) return null
  if (!path) return <p className={classes.code}>{t('code')}</p>
  const words = line ? t(from === 'defaults' ? 'line_default' : 'line', { line }) : t('path_only')
  const where = (
    <>
      <IconCode size={14} stroke={1.5} aria-hidden />
      {words}
    </>
  )
  return (
    <p className={classes.rule}>
      {may('framework.read') ? (
        <Link to="/settings/framework" search={searchOf(answer)} className={classes.link}>
          {where}
        </Link>
      ) : (
        <span className={classes.link}>{where}</span>
      )}
      <code>
        {path}
        {value && !value.includes('\n') && `: ${value}`}
      </code>
    </p>
  )
}

function searchOf({ path, line, from, version }: WhyAnswer): FrameworkSearch {
  const number = Number(/^framework (\d+)$/.exec(version ?? '')?.[1])
  return {
    face: 'yaml',
    ...(line ? { line } : {}),
    ...(path ? { path } : {}),
    ...(from === 'defaults' ? { version: 'defaults' as const } : number ? { version: number } : {}),
  }
}
