import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { EditReport, Report, ReportField } from '../../../server/domains/interaction-reports/contract.ts'
import { ApiError, patch } from '../../lib/api.ts'
import { reportQuery } from '../../lib/queries/outcome.ts'
import { sayDone, sayFailed } from '../../lib/toasts.tsx'
import { useProblemWords } from '../../lib/use-problem-words.ts'

/**
 * Saves one field against the version on screen when it was opened. A newer one refuses; it is then shown, and saving
 * again writes over it knowingly.
 */
export function useEditReport(report: Report, field: ReportField) {
  const client = useQueryClient()
  const { t } = useTranslation(['outcome', 'app'])
  const words = useProblemWords()
  const [version, setVersion] = useState(report.version)
  const [saving, setSaving] = useState(false)
  const [conflict, setConflict] = useState(false)
  const { queryKey } = reportQuery(report.ticket_id)

  const save = async (edit: EditReport): Promise<boolean> => {
    setSaving(true)
    try {
      const fresh = await patch<Report>(`/tickets/${report.ticket_id}/report`, { ...edit, version })
      client.setQueryData(queryKey, fresh)
      sayDone(t('report.saved', { field: t(`report.field.${field}`) }))
      void client.invalidateQueries({ queryKey })
      void client.invalidateQueries({ queryKey: ['reports'] })
      void client.invalidateQueries({ queryKey: ['ticket', report.ticket_id] })
      return true
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'report_changed')) {
        sayFailed(t('app:error.save'), words(error))
        return false
      }
      const newer = await client.fetchQuery({ ...reportQuery(report.ticket_id), staleTime: 0 })
      setVersion(newer.version)
      setConflict(true)
      return false
    } finally {
      setSaving(false)
    }
  }
  return { saving, conflict, save }
}
