import { Button, Menu } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from './icon-button.tsx'

interface Props {
  /** The list, as the server calls it: `/tickets`. */
  of: string
  /** The filters of the list on screen; the file has the same. */
  filters: object
  /** Only the picture, where room is short. */
  compact?: boolean
}

/** Saves the whole list as a file. For those who may. */
export function ExportMenu({ of, filters, compact }: Props) {
  const { t } = useTranslation('outcome')
  const address = (format: 'csv' | 'json') => `/api/v1${of}.${format}${queryOf(filters)}`
  const icon = <IconDownload size={compact ? 18 : 16} stroke={1.5} aria-hidden />
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        {compact ? (
          <IconButton label={t('export.label')} icon={icon} />
        ) : (
          <Button variant="default" size="compact-md" fz={13} leftSection={icon}>
            {t('export.label')}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown maw={260}>
        <Menu.Label>{t('export.all')}</Menu.Label>
        {(['csv', 'json'] as const).map((format) => (
          <Menu.Item key={format} component="a" href={address(format)} download>
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function queryOf(filters: object) {
  const set = Object.entries(filters).filter(([, value]) => value !== undefined && value !== '')
  if (set.length === 0) return ''
  return `?${new URLSearchParams(set.map(([name, value]) => [name, String(value)]))}`
}
