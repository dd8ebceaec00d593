import { Button, Tooltip } from '@mantine/core'
import { IconArrowLeft, IconDownload, IconPrinter } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Report } from '../../../server/domains/interaction-reports/contract.ts'
import { useCommands } from '../../lib/commands.ts'
import { reportFileUrl } from '../../lib/queries/outcome.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './report.module.css'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** Whose report it is, the way back, and how to take it along. */
export function ReportBar({ report }: { report: Report }) {
  const { t } = useTranslation(['outcome', 'app'])
  const navigate = useNavigate()
  const { ticket_id, case_id } = report
  const commands = useMemo(
    () => [
      {
        id: 'up',
        group: t('app:keys.group.go'),
        label: t('report.back'),
        keys: 'u',
        run: () => void navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket_id } }),
      },
    ],
    [t, navigate, ticket_id],
  )
  useCommands(commands)
  return (
    <header className={classes.bar}>
      <IconButton
        label={t('report.back')}
        keys="u"
        icon={<IconArrowLeft size={18} stroke={1.5} aria-hidden />}
        onClick={() => void navigate({ to: '/tickets/$ticketId', params: { ticketId: ticket_id } })}
      />
      <p className={classes.barTitle} title={report.subject}>
        <span className={`${classes.barCase} tabular`}>{case_id}</span> {report.subject}
      </p>
      <Button
        component="a"
        href={reportFileUrl(ticket_id)}
        download={`${case_id}.md`}
        variant="default"
        size="compact-md"
        fz={13}
        leftSection={<IconDownload {...icon} />}
        className={classes.barButton}
        aria-label={t('report.download')}
      >
        {t('report.download')}
      </Button>
      <Tooltip label={t('report.print_hint')}>
        <Button
          variant="default"
          size="compact-md"
          fz={13}
          leftSection={<IconPrinter {...icon} />}
          className={classes.barButton}
          aria-label={t('report.print')}
          onClick={() => window.print()}
        >
          {t('report.print')}
        </Button>
      </Tooltip>
    </header>
  )
}
