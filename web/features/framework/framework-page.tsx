import { Alert, Button, Group, Skeleton, TextInput } from '@mantine/core'
import { IconAlertCircle, IconInfoCircle } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameworkText } from '../../../server/domains/framework/contract.ts'
import { ApiError, put } from '../../lib/api.ts'
import { useMay } from '../../lib/me.ts'
import { type Framework, frameworkQuery } from '../../lib/queries/desk.ts'
import { relative } from '../../lib/time.ts'
import { sayDone } from '../../lib/toasts.tsx'
import { useNow } from '../../lib/use-now.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { SettingsPage } from '../../ui/settings-page.tsx'
import { ErrorState } from '../../ui/states.tsx'
import classes from './framework.module.css'
import { LinedEditor, type LinedEditorHandle } from './lined-editor.tsx'

export function FrameworkPage() {
  const { t, i18n } = useTranslation()
  const now = useNow()
  const query = useQuery(frameworkQuery)
  const version = query.data?.version
  return (
    <SettingsPage title={t('settings.nav.framework')} intro={t('settings.framework.intro')}>
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Skeleton height={480} />}
      {query.data && version && (
        <>
          <p className={classes.version}>
            {t('settings.framework.version', {
              number: version.number,
              author: version.author,
              time: relative(version.created_at, now, i18n.language),
            })}
            {version.note && <> · {version.note}</>}
          </p>
          <Editor key={version.id} inForce={query.data} />
        </>
      )}
    </SettingsPage>
  )
}

function Editor({ inForce }: { inForce: Framework }) {
  const { t } = useTranslation()
  const may = useMay()
  const client = useQueryClient()
  const [text, setText] = useState(inForce.text)
  const [note, setNote] = useState('')
  const editor = useRef<LinedEditorHandle>(null)
  const save = useMutation({
    mutationFn: (body: FrameworkText) => put<Framework>('/framework', body),
    onSuccess: (fresh) => {
      client.setQueryData(frameworkQuery.queryKey, fresh)
      void client.invalidateQueries({ queryKey: ['teams'] })
      sayDone(t('settings.framework.saved', { number: fresh.version.number }))
    },
  })
  const mistakes = save.error instanceof ApiError ? save.error.problem.errors : []
  const changed = text !== inForce.text
  const canSave = may('framework.manage')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate({ text, note: note.trim() || undefined })
      }}
    >
      {inForce.drift === 'file_differs' && (
        <Alert color="yellow" mb="sm" icon={<IconInfoCircle stroke={1.5} />}>
          {t('settings.framework.drift')}
        </Alert>
      )}
      {!canSave && <p className={classes.version}>{t('settings.framework.read_only')}</p>}
      <Mistakes error={save.error} onLine={(line) => editor.current?.goTo(line)} />
      <LinedEditor
        ref={editor}
        label={t('settings.framework.text')}
        value={text}
        readOnly={!canSave}
        marked={mistakes.flatMap((mistake) => mistake.line ?? [])}
        onChange={setText}
      />
      {canSave && (
        <Group gap="xs" mt="sm">
          <TextInput
            flex={1}
            miw={200}
            aria-label={t('settings.framework.note')}
            placeholder={t('settings.framework.note')}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
          {changed && (
            <Button variant="subtle" color="gray" onClick={() => setText(inForce.text)}>
              {t('settings.framework.discard')}
            </Button>
          )}
          <Button type="submit" disabled={!changed} loading={save.isPending}>
            {t('settings.framework.save')}
          </Button>
        </Group>
      )}
    </form>
  )
}

function Mistakes({ error, onLine }: { error: unknown; onLine: (line: number) => void }) {
  const { t } = useTranslation()
  const words = useProblemWords()
  if (!error) return null
  const mistakes = error instanceof ApiError ? error.problem.errors : []
  const title = mistakes.length > 0 ? t('settings.framework.errors', { count: mistakes.length }) : words(error)
  return (
    <Alert color="red" role="alert" mb="sm" icon={<IconAlertCircle stroke={1.5} />} title={title}>
      <ul className={classes.mistakes}>
        {mistakes.map(({ path, message, line }) => (
          <li key={path + message + line}>
            {line !== undefined && (
              <button type="button" onClick={() => onLine(line)}>
                {t('settings.framework.line', { line })}
              </button>
            )}
            {path && <code>{path}</code>} {message}
          </li>
        ))}
      </ul>
    </Alert>
  )
}
