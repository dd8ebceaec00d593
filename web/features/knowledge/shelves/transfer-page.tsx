import { Button, FileButton } from '@mantine/core'
import { IconDownload, IconFileZip, IconUpload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportReport } from '../../../../server/domains/knowledge/shelves/contract.ts'
import { upload } from '../../../lib/api.ts'
import { sayDone, sayFailed } from '../../../lib/toasts.tsx'
import { useProblemWords } from '../../../lib/use-problem-words.ts'
import care from '../care/care.module.css'
import { KnowledgePage } from '../knowledge-page.tsx'
import { ImportOutcome } from './import-outcome.tsx'
import classes from './shelves.module.css'

const KINDS = ['markdown', 'zendesk', 'html'] as const

/** In from elsewhere, and out again. What an import would do is shown before it is done. */
export function TransferPage() {
  const { t } = useTranslation('knowledge')
  return (
    <KnowledgePage title={t('place.transfer')} intro={t('transfer.intro')}>
      <Import />
      <section className={care.block} aria-label={t('transfer.export')}>
        <div className={care.blockHead}>
          <h2>{t('transfer.export')}</h2>
        </div>
        <p className={care.note}>{t('transfer.export_hint')}</p>
        <Button
          mt={10}
          variant="default"
          component="a"
          href="/api/v1/knowledge/export"
          download
          leftSection={<IconDownload size={16} stroke={1.5} aria-hidden />}
        >
          {t('transfer.export_button')}
        </Button>
      </section>
    </KnowledgePage>
  )
}

function Import() {
  const { t } = useTranslation('knowledge')
  const { file, outcome, busy, check, run, forget } = useImport()
  const [over, setOver] = useState(false)
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    const [dropped] = event.dataTransfer.files
    if (dropped) void check(dropped)
  }
  return (
    <section aria-label={t('transfer.import')}>
      <ul className={classes.kinds}>
        {KINDS.map((kind) => (
          <li key={kind}>
            <strong>{t(`transfer.${kind}`)}</strong>
            <p>{t(`transfer.${kind}_hint`)}</p>
          </li>
        ))}
      </ul>
      {outcome && file ? (
        <ImportOutcome {...{ file, outcome, busy }} onRun={() => void run()} onForget={forget} />
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button inside is the first
        <div
          className={classes.drop}
          data-over={over || undefined}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={onDrop}
        >
          <IconFileZip size={24} stroke={1.5} aria-hidden />
          <p>{t('transfer.drop')}</p>
          <FileButton accept=".zip,.json,.html,.htm,.md" onChange={(chosen) => chosen && void check(chosen)}>
            {(button) => (
              <Button {...button} loading={busy} leftSection={<IconUpload size={16} stroke={1.5} aria-hidden />}>
                {t('transfer.choose')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
    </section>
  )
}

function useImport() {
  const { t } = useTranslation(['knowledge', 'app'])
  const words = useProblemWords()
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [outcome, setOutcome] = useState<ImportReport | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async (chosen: File, dry_run: boolean) => {
    setBusy(true)
    try {
      return await upload<ImportReport>('/knowledge/import', chosen, { query: dry_run ? { dry_run: true } : {} })
    } catch (error) {
      sayFailed(t('transfer.failed'), words(error))
      return null
    } finally {
      setBusy(false)
    }
  }
  const forget = () => {
    setFile(null)
    setOutcome(null)
  }
  return {
    ...{ file, outcome, busy, forget },
    check: async (chosen: File) => {
      const found = await send(chosen, true)
      if (!found) return
      setFile(chosen)
      setOutcome(found)
    },
    run: async () => {
      const done = file && (await send(file, false))
      if (!done) return
      forget()
      sayDone(t('transfer.done', { made: done.made, changed: done.changed }))
      void client.invalidateQueries({ queryKey: ['knowledge'] })
    },
  }
}
