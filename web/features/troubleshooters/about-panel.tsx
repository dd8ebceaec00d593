import { MultiSelect, Select, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './editor.module.css'
import type { Editor } from './use-editor.ts'
import { VersionList } from './version-list.tsx'

const LANGUAGES = ['en', 'zh', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja', 'ko'] as const
const VISIBLE = ['public', 'customers', 'internal'] as const

interface Props {
  editor: Editor
  language: string
  disabled: boolean
}

/** What it is called, who may walk it, and what it was before. */
export function AboutPanel({ editor, language, disabled }: Props) {
  const { t, i18n } = useTranslation('troubleshooters')
  const { written, change } = editor
  const { titles, intros, languages, slug, visibility } = written
  const names = new Intl.DisplayNames([i18n.language === 'zh' ? 'zh-CN' : 'en'], { type: 'language' })
  const codes = [...new Set([...LANGUAGES, ...languages])]
  return (
    <div className={classes.fields}>
      <TextInput
        label={t('about.title')}
        maxLength={120}
        disabled={disabled}
        value={titles[language] ?? ''}
        onChange={(event) => change({ titles: { ...titles, [language]: event.currentTarget.value } })}
      />
      <Textarea
        label={t('about.intro')}
        autosize
        minRows={2}
        maxRows={6}
        maxLength={500}
        disabled={disabled}
        value={intros[language] ?? ''}
        onChange={(event) => change({ intros: { ...intros, [language]: event.currentTarget.value } })}
      />
      <TextInput
        label={t('about.address')}
        description={t('about.address_hint')}
        maxLength={60}
        disabled={disabled}
        value={slug}
        onChange={(event) => change({ slug: event.currentTarget.value.toLowerCase().replaceAll(/[^a-z0-9-]/g, '-') })}
      />
      <Select
        label={t('about.visibility')}
        allowDeselect={false}
        disabled={disabled}
        data={VISIBLE.map((value) => ({ value, label: t(`about.visible.${value}`) }))}
        value={visibility}
        onChange={(value) => change({ visibility: VISIBLE.find((one) => one === value) ?? 'public' })}
      />
      <MultiSelect
        label={t('about.languages')}
        disabled={disabled}
        data={codes.map((value) => ({ value, label: names.of(value) ?? value }))}
        value={languages}
        onChange={(chosen) => chosen.length > 0 && change({ languages: chosen })}
      />
      <VersionList editor={editor} language={language} disabled={disabled} />
    </div>
  )
}
