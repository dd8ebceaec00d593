import {
  IconAdjustments,
  IconBan,
  IconBolt,
  IconListDetails,
  IconMail,
  IconRobot,
  IconSend,
  IconShieldCheck,
  IconUserCircle,
  IconUsers,
  IconUsersGroup,
} from '@tabler/icons-react'
import { Link, Outlet } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../lib/me.ts'
import { SetAsideBadge, UnreachedBadge } from './mail-badges.tsx'
import classes from './settings-layout.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** Which pages there are, by who may see them. */
const groups = [
  { title: 'you', pages: [{ name: 'profile', may: null, icon: <IconUserCircle {...icon} /> }] },
  {
    title: 'desk',
    pages: [
      { name: 'people', may: 'user.read', icon: <IconUsers {...icon} /> },
      { name: 'macros', may: 'macro.read', icon: <IconBolt {...icon} /> },
      { name: 'teams', may: 'user.read', icon: <IconUsersGroup {...icon} /> },
      { name: 'framework', may: 'framework.read', icon: <IconAdjustments {...icon} /> },
      { name: 'automations', may: 'framework.read', icon: <IconRobot {...icon} /> },
    ],
  },
  {
    title: 'mail',
    pages: [
      { name: 'accounts', may: 'channel.read', icon: <IconMail {...icon} /> },
      { name: 'domains', may: 'channel.read', icon: <IconShieldCheck {...icon} /> },
      { name: 'outbox', may: 'outbox.read', icon: <IconSend {...icon} /> },
      { name: 'ledger', may: 'ledger.read', icon: <IconListDetails {...icon} /> },
      { name: 'blocks', may: 'sender.read', icon: <IconBan {...icon} /> },
    ],
  },
] as const

export function SettingsLayout() {
  const { t } = useTranslation()
  const may = useMay()
  return (
    <div className={classes.layout}>
      <nav className={classes.nav} aria-label={t('settings.title')}>
        <p className={classes.title}>{t('settings.title')}</p>
        {groups.map(({ title, pages }) => {
          const allowed = pages.filter((page) => page.may === null || may(page.may))
          if (allowed.length === 0) return null
          return (
            <section key={title} className={classes.group}>
              <p className={classes.groupTitle}>{t(`settings.${title}`)}</p>
              {allowed.map((page) => (
                <Link
                  key={page.name}
                  to={`/settings/${page.name}`}
                  className={classes.link}
                  activeProps={{ 'data-active': true, 'aria-current': 'page' }}
                >
                  {page.icon}
                  {t(`settings.nav.${page.name}`)}
                  {page.name === 'outbox' && <UnreachedBadge />}
                  {page.name === 'ledger' && <SetAsideBadge />}
                </Link>
              ))}
            </section>
          )
        })}
      </nav>
      <div className={classes.page}>
        <div className={classes.content}>
          <Outlet />
        </div>
      </div>
    </div>
  )
}
