import {
  IconAlertTriangle,
  IconArrowsExchange,
  IconChartBar,
  IconFileText,
  IconFolders,
  IconListTree,
  IconSearch,
  IconZoomQuestion,
} from '@tabler/icons-react'
import { Link, Navigate, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import { useMay } from '../../lib/me.ts'
import classes from './knowledge-layout.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** Places of the knowledge base, by who may see them. */
const places = [
  { name: 'articles', may: 'article.read', icon: <IconFileText {...icon} /> },
  { name: 'attention', may: 'article.read', icon: <IconAlertTriangle {...icon} /> },
  { name: 'gaps', may: 'curation.read', icon: <IconZoomQuestion {...icon} /> },
  { name: 'troubleshooters', may: 'troubleshooter.read', icon: <IconListTree {...icon} /> },
  { name: 'searches', may: 'curation.read', icon: <IconSearch {...icon} /> },
  { name: 'results', may: 'curation.read', icon: <IconChartBar {...icon} /> },
  { name: 'shelves', may: 'article.read', icon: <IconFolders {...icon} /> },
  { name: 'transfer', may: 'article.manage', icon: <IconArrowsExchange {...icon} /> },
] as const

/** The knowledge base: its places on the left, the chosen one beside them. An open article has the width to itself. */
export function KnowledgeLayout() {
  const { t } = useTranslation('knowledge')
  const may = useMay()
  const { pathname } = useLocation()
  const [, , place, inside] = pathname.split('/')
  const current = useRef<HTMLAnchorElement>(null)
  // On a phone the places stand in a row that is wider than the screen.
  useEffect(() => {
    if (place) current.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [place])
  if (!place) return <Navigate {...inKnowledge('articles')} replace />
  const isOpen = Boolean(inside) && (place === 'articles' || place === 'troubleshooters')
  return (
    <div className={classes.layout} data-open={isOpen || undefined}>
      {!isOpen && (
        <nav className={classes.nav} aria-label={t('title')}>
          <p className={classes.title}>{t('title')}</p>
          {places
            .filter((one) => may(one.may))
            .map(({ name, icon }) => (
              <Link
                key={name}
                ref={place === name ? current : undefined}
                {...inKnowledge(name)}
                className={classes.link}
                data-active={place === name || undefined}
                aria-current={place === name ? 'page' : undefined}
              >
                {icon}
                {t(`place.${name}`)}
              </Link>
            ))}
        </nav>
      )}
      <div className={classes.page}>
        <Outlet />
      </div>
    </div>
  )
}
