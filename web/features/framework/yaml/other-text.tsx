import { Button, Group, Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { FrameworkSearch } from '../../../lib/framework-search.ts'
import { ErrorState } from '../../../ui/states.tsx'
import { defaultsQuery, versionQuery } from '../framework-queries.ts'
import { CodeEditor } from './code-editor.tsx'
import classes from './yaml.module.css'

interface Props {
  of: number | 'defaults'
  line: number | undefined
  path: string | undefined
  onGo: (search: FrameworkSearch) => void
}

/** A text that is not the one being edited: an older version, or the defaults, at the line somebody was led to. */
export function OtherText({ of, line, path, onGo }: Props) {
  const { t } = useTranslation('framework')
  const id = useId()
  const version = useQuery({ ...versionQuery(of === 'defaults' ? 0 : of), enabled: of !== 'defaults' })
  const defaults = useQuery({ ...defaultsQuery, enabled: of === 'defaults' })
  const query = of === 'defaults' ? defaults : version
  const title =
    of === 'defaults'
      ? t(line ? 'other.defaults' : 'other.defaults_text', { line })
      : t(line ? 'other.version' : 'other.version_text', { line, number: of })
  return (
    <>
      <Group justify="space-between" mb="xs" gap="xs">
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        <Group gap="xs">
          {path && (
            <Button size="xs" variant="default" onClick={() => onGo({ face: 'form', path })}>
              {t('other.to_form')}
            </Button>
          )}
          <Button size="xs" variant="default" onClick={() => onGo({ face: 'yaml' })}>
            {t('other.back')}
          </Button>
        </Group>
      </Group>
      {query.isPending && <Skeleton height={420} />}
      {query.isError && <ErrorState error={query.error} retry={() => void query.refetch()} />}
      {query.data && (
        <CodeEditor label={title} describedBy={id} value={query.data.text} readOnly remarks={NONE} line={line} />
      )}
    </>
  )
}

const NONE: readonly [] = []
