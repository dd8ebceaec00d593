import { Skeleton } from '@mantine/core'
import { IconArrowDownRight, IconArrowRight, IconArrowUpRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Dashboard, Figure } from '../../../server/domains/analytics/contract.ts'
import type { Figure as FigureId } from '../../lib/dashboard-search.ts'
import classes from './dashboard.module.css'
import { betterOf, figureText, unitOf, wishText } from './figure-words.ts'
import { SparkLine } from './spark-line.tsx'

/** What customers feel stands first and large; how fast and how much we work comes after. */
const QUALITY = ['satisfaction', 'first_contact', 'first_response_in_time', 'resolution_in_time'] as const
const WORK = ['happy', 'first_response', 'resolution', 'opened', 'resolved', 'backlog'] as const

interface Props {
  dashboard: Dashboard | undefined
  chosen: FigureId
  onChoose: (figure: FigureId) => void
}

export function FigureTiles({ dashboard, chosen, onChoose }: Props) {
  const { t } = useTranslation('dashboard')
  const tileOf = (name: FigureId, isLarge: boolean) => (
    <li key={name}>
      <Tile
        figure={dashboard?.figures.find((figure) => figure.name === name)}
        {...{ name, isLarge, few: dashboard?.few_cases ?? 0 }}
        isChosen={name === chosen}
        onChoose={() => onChoose(name)}
      />
    </li>
  )
  return (
    <>
      <ul className={classes.large} aria-label={t('quality')}>
        {QUALITY.map((name) => tileOf(name, true))}
      </ul>
      <ul className={classes.small} aria-label={t('work')}>
        {WORK.map((name) => tileOf(name, false))}
      </ul>
    </>
  )
}

interface TileProps {
  name: FigureId
  figure: Figure | undefined
  few: number
  isLarge: boolean
  isChosen: boolean
  onChoose: () => void
}

function Tile({ name, figure, few, isLarge, isChosen, onChoose }: TileProps) {
  const { t, i18n } = useTranslation('dashboard')
  const unit = unitOf(name)
  return (
    <button
      type="button"
      className={classes.tile}
      data-large={isLarge || undefined}
      aria-pressed={isChosen}
      onClick={onChoose}
    >
      <span className={classes.label}>{t(`figure.${name}`)}</span>
      {figure ? (
        <>
          <span className={classes.figureLine}>
            <span className={`${classes.value} tabular`}>
              {figureText(unit, figure.value, i18n.language)}
              {unit === 'score' && figure.value !== null && <small> {t('of_five')}</small>}
            </span>
            {isLarge && <SparkLine figure={figure} />}
          </span>
          <Change figure={figure} />
          {isLarge && <Standing figure={figure} few={few} />}
        </>
      ) : (
        <>
          <Skeleton height={isLarge ? 30 : 22} width={84} my={4} radius="sm" />
          <Skeleton height={11} width={120} my={4} radius="sm" />
          {isLarge && <Skeleton height={11} width={140} my={4} radius="sm" />}
        </>
      )}
    </button>
  )
}

const ARROWS = { up: IconArrowUpRight, down: IconArrowDownRight, unclear: IconArrowRight }

/** Against the time before. Only what chance does not explain is called better or worse. */
export function Change({ figure }: { figure: Figure }) {
  const { t, i18n } = useTranslation('dashboard')
  const { change, before, name } = figure
  if (change === null || before.value === null) return <span className={classes.note}>{t('no_before')}</span>
  const better = betterOf(name)
  const isGood = better === 'neither' ? undefined : (change === 'up') === (better === 'higher')
  const word = change === 'unclear' ? 'unclear' : isGood === undefined ? change : isGood ? 'better' : 'worse'
  const Arrow = ARROWS[change]
  return (
    <span className={classes.change} data-word={word}>
      <Arrow size={14} stroke={1.75} aria-hidden />
      <span className={classes.word}>{t(`change.${word}`)}</span>
      <span className={`${classes.note} tabular`}>
        {t('before', { value: figureText(unitOf(name), before.value, i18n.language) })}
      </span>
    </span>
  )
}

/** Reached only when chance is ruled out: the whole interval lies on the good side. */
export function standingOf({ name, target, value, low, high }: Figure): 'reached' | 'missed' | 'open' | null {
  if (target === null || value === null) return null
  if (betterOf(name) === 'lower') return value <= target ? 'reached' : 'missed'
  if ((low ?? value) >= target) return 'reached'
  return (high ?? value) < target ? 'missed' : 'open'
}

/** What is wanted and whether it is reached, and on how much the number stands. */
function Standing({ figure, few }: { figure: Figure; few: number }) {
  const { t, i18n } = useTranslation('dashboard')
  const { name, target, cases } = figure
  const counted = name === 'satisfaction' ? 'ratings' : 'cases'
  const standing = standingOf(figure)
  return (
    <span className={`${classes.standing} tabular`}>
      {target !== null && (
        <span>
          {t('target', { target: wishText(unitOf(name), target, i18n.language) })}
          {standing && <span data-standing={standing}>{t(`standing.${standing}`)}</span>}
        </span>
      )}
      <span>
        {t(counted, { count: cases, number: figureText('tickets', cases, i18n.language) })}
        {cases > 0 && cases < few && (
          <span className={classes.few} title={t('few_hint', { count: few })}>
            {t('few')}
          </span>
        )}
      </span>
    </span>
  )
}
