import { CloseButton, Loader } from '@mantine/core'
import { IconAlertCircle, IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type PendingFile, removeFile } from '../../lib/attachments-store.ts'
import type { DraftKind } from '../../lib/drafts.ts'
import { useProblemWords } from '../../lib/use-problem-words.ts'
import { fileSize } from '../../lib/words.ts'
import classes from './composer.module.css'

interface Props {
  ticketId: string
  kind: DraftKind
  files: PendingFile[]
}

export function FileChips({ ticketId, kind, files }: Props) {
  const { t, i18n } = useTranslation()
  const words = useProblemWords()
  if (files.length === 0) return null
  return (
    <ul className={classes.files}>
      {files.map((file) => (
        <li key={file.key} className={classes.file} data-failed={file.error ? true : undefined}>
          {file.error ? (
            <IconAlertCircle size={15} stroke={1.5} aria-hidden />
          ) : file.stored ? (
            <IconPaperclip size={15} stroke={1.5} aria-hidden />
          ) : (
            <Loader size={13} aria-label={t('composer.uploading', { name: file.name })} />
          )}
          <span className={classes.fileName}>
            {file.error ? t('composer.file_failed', { name: file.name, reason: words(file.error) }) : file.name}
          </span>
          {!file.error && <span className={classes.fileSize}>{fileSize(file.size, i18n.language)}</span>}
          <CloseButton
            size="xs"
            aria-label={t('composer.remove_file', { name: file.name })}
            onClick={() => removeFile(ticketId, kind, file.key)}
          />
        </li>
      ))}
    </ul>
  )
}
