import { IconDownload, IconFile, IconFileText, IconFileZip, IconPhoto } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../server/domains/tickets/contract.ts'
import { fileUrl } from '../../lib/api.ts'
import { fileSize } from '../../lib/words.ts'
import classes from './message.module.css'

type Files = Message['attachments']

/** Pictures that browsers show safely by themselves. SVG may carry scripts and is only offered for download. */
const shownInline = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif'])

export function Attachments({ files }: { files: Files }) {
  const { t, i18n } = useTranslation()
  if (files.length === 0) return null
  return (
    <ul className={classes.files} aria-label={t('conversation.attachments')}>
      {files.map((file) => {
        const size = fileSize(file.size, i18n.language)
        const label = t('conversation.download', { name: file.name, size })
        return (
          <li key={file.id}>
            <a className={classes.file} href={fileUrl(file.id)} download={file.name} aria-label={label} title={label}>
              {shownInline.has(file.type) ? (
                <img src={fileUrl(file.id)} alt="" loading="lazy" className={classes.thumb} />
              ) : (
                <FileIcon type={file.type} />
              )}
              <span className={classes.fileName}>{file.name}</span>
              <span className={classes.fileSize}>{size}</span>
              <IconDownload size={14} stroke={1.5} aria-hidden />
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function FileIcon({ type }: { type: string }) {
  const Icon = type.startsWith('image/')
    ? IconPhoto
    : /zip|compressed|tar/.test(type)
      ? IconFileZip
      : /text|pdf|document/.test(type)
        ? IconFileText
        : IconFile
  return <Icon size={18} stroke={1.5} aria-hidden />
}
