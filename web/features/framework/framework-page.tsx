import { SegmentedControl, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { FACES, type Face, type FrameworkSearch } from '../../lib/framework-search.ts'
import { useMay } from '../../lib/me.ts'
import { latePart } from '../../lib/patiently.ts'
import { type Framework, frameworkQuery } from '../../lib/queries/desk.ts'
import { relative } from '../../lib/time.ts'
import { useNow } from '../../lib/use-now.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { DriftNotice } from './drift-notice.tsx'
import classes from './framework.module.css'
import { useAuthor } from './use-author.ts'

const Editor = latePart(() => import('./framework-editor.tsx').then((m) => ({ default: m.FrameworkEditor })))
const VersionsFace = latePart(() => import('./versions-face.tsx').then((m) => ({ default: m.VersionsFace })))
const OtherText = latePart(() => import('./yaml/other-text.tsx').then((m) => ({ default: m.OtherText })))

/** How support works, as one text: a form and YAML are two faces of it, versions its past. */
export function FrameworkPage() {
  const { t } = useTranslation('app')
  const { t: tf } = useTranslation('framework')
  const query = useQuery({ ...frameworkQuery, refetchOnMount: 'always' })
  return (
    <SettingsPage title={t('settings.nav.framework')} intro={tf('intro')}>
      {query.isError && !query.data && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={480} />}
      {query.data && <Faces inForce={query.data} />}
    </SettingsPage>
  )
}

function Faces({ inForce }: { inForce: Framework }) {
  const { t, i18n } = useTranslation('framework')
  const now = useNow()
  const authorOf = useAuthor()
  const search: FrameworkSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const canChange = useMay()('framework.manage')
  const go = (next: FrameworkSearch) => void navigate({ to: '/settings/framework', search: next })
  const { number, note, created_at } = inForce.version
  // A line of the version in force is a line of the text being edited.
  const other = search.version === number ? undefined : search.version
  const face: Face = search.face ?? (search.line ? 'yaml' : 'form')
  const time = relative(created_at, now, i18n.language)
  return (
    <>
      <div className={classes.top}>
        <p className={classes.version}>
          {t('in_force', { number, author: authorOf(inForce.version), time })}
          {note && <> · {note}</>}
        </p>
        <SegmentedControl
          size="xs"
          aria-label={t('faces.label')}
          data={FACES.map((one) => ({ value: one, label: t(`faces.${one}`) }))}
          value={face}
          onChange={(next) => go({ face: next as Face })}
        />
      </div>
      {inForce.drift === 'file_differs' && <DriftNotice />}
      {!canChange && <p className={classes.version}>{t('read_only')}</p>}
      <Suspense fallback={<Skeleton height={420} aria-label={t('yaml.loading')} />}>
        {face === 'versions' ? (
          <VersionsFace inForce={number} canChange={canChange} onGo={go} />
        ) : other ? (
          <OtherText key={other} of={other} line={search.line} path={search.path} onGo={go} />
        ) : (
          <Editor inForce={inForce} face={face} search={search} readOnly={!canChange} onGo={go} />
        )}
      </Suspense>
    </>
  )
}
