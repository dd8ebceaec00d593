import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type TroubleshooterVersion, versionsQuery } from '../../lib/queries/troubleshooters.ts'
import { ErrorState } from '../../ui/states.tsx'
import { TimeAgo } from '../../ui/time-ago.tsx'
import { DifferenceDialog } from './difference-dialog.tsx'
import classes from './editor.module.css'
import type { Editor } from './use-editor.ts'

interface Props {
  editor: Editor
  language: string
  disabled: boolean
}

/** How it became what it is: who, when, why; what changed, and back to any of it. */
export function VersionList({ editor, language, disabled }: Props) {
  const { t } = useTranslation('troubleshooters')
  const [open, setOpen] = useState<TroubleshooterVersion | null>(null)
  const { data: versions = [], isError, error, refetch } = useQuery(versionsQuery(editor.base.id ?? ''))
  return (
    <section aria-label={t('versions.title')}>
      <h3 className={classes.smallTitle}>{t('versions.title')}</h3>
      {isError && versions.length === 0 && <ErrorState error={error} retry={() => void refetch()} />}
      <ul className={classes.versions}>
        {versions.map((version) => (
          <li key={version.number}>
            <span>
              <b>{t('bar.version', { number: version.number })}</b>
              {version.is_published && <em>{t('versions.published')}</em>}
              <VersionFacts version={version} />
            </span>
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={`${t('difference.open')}: ${t('bar.version', { number: version.number })}`}
              onClick={() => setOpen(version)}
            >
              {t('difference.open')}
            </Button>
          </li>
        ))}
      </ul>
      {open && (
        <DifferenceDialog
          {...{ editor, language, disabled, version: open.number }}
          in_force={versions.find(({ is_published }) => is_published)?.number ?? null}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

/** What the server notes about a version that was brought back. */
const BROUGHT_BACK = /^↺ (\d+)$/

function VersionFacts({ version: { author, note, created_at } }: { version: TroubleshooterVersion }) {
  const { t } = useTranslation('troubleshooters')
  const number = BROUGHT_BACK.exec(note)?.[1]
  return (
    <small>
      <TimeAgo at={created_at} style="words" /> {author && t('versions.by', { name: author.name })}
      {note && <span className={classes.note}>{number ? t('said.restored', { number }) : note}</span>}
    </small>
  )
}
