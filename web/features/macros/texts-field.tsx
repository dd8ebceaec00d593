import { Button, Menu, Tabs, Textarea } from '@mantine/core'
import { IconBraces, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Variable, variablesQuery } from '../../lib/queries/macros.ts'
import { replaceRange } from '../../ui/replace-range.ts'
import type { FieldsProps } from './macro-form.tsx'
import classes from './macros.module.css'
import { previewOf, unknownIn } from './preview.ts'

/** Languages customers are likely to write in; a text in any other can be made by the API. */
const LANGUAGES = ['en', 'zh', 'de', 'fr', 'es', 'it', 'pt', 'nl', 'ja', 'ko'] as const
const NO_VARIABLES: Variable[] = []

/** The words in each language, and how they will read. */
export function TextsField({ draft, disabled, faults, onChange }: FieldsProps) {
  const { t } = useTranslation('macros')
  const nameOf = useLanguageName()
  const variables = useQuery(variablesQuery).data ?? NO_VARIABLES
  const languages = Object.keys(draft.texts)
  const [language, setLanguage] = useState(languages[0] ?? 'en')
  const field = useRef<HTMLTextAreaElement>(null)
  const text = draft.texts[language] ?? ''
  const unknown = unknownIn(text, variables)
  const write = (code: string, words: string) => onChange({ texts: { ...draft.texts, [code]: words } })
  const error = unknown.length > 0 && t('form.unknown_variable', { names: unknown.join(', ') })
  const more = LANGUAGES.filter((code) => !languages.includes(code))
  return (
    <div>
      <div className={classes.languageBar}>
        <Tabs value={language} onChange={(code) => code && setLanguage(code)} aria-label={t('form.language')}>
          <Tabs.List>
            {languages.map((code) => (
              <Tabs.Tab key={code} value={code}>
                {nameOf(code)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        </Tabs>
        {!disabled && (
          <PickMenu
            label={t('form.add_language')}
            icon={<IconPlus size={14} stroke={1.5} aria-hidden />}
            choices={more.map((code) => ({ value: code, label: nameOf(code) }))}
            onPick={(code) => {
              write(code, '')
              setLanguage(code)
            }}
          />
        )}
      </div>
      <Textarea
        ref={field}
        label={`${t('form.text')} · ${nameOf(language)}`}
        description={t('form.text_hint')}
        autosize
        minRows={6}
        maxRows={16}
        maxLength={20_000}
        disabled={disabled}
        value={text}
        error={error || (faults.includes('empty_text') && t('form.empty_text'))}
        onChange={(event) => write(language, event.currentTarget.value)}
      />
      {!disabled && (
        <div className={classes.under}>
          <PickMenu
            label={t('form.variables')}
            icon={<IconBraces size={14} stroke={1.5} aria-hidden />}
            choices={variables.map(({ name }) => ({
              value: name,
              label: t(`variable.${name}` as 'variable.desk.name'),
            }))}
            onPick={(name) => {
              const at = field.current
              if (at) replaceRange(at, { start: at.selectionStart, end: at.selectionEnd }, `{{${name}}}`)
            }}
          />
        </div>
      )}
      <Preview text={text} language={language} variables={variables} />
    </div>
  )
}

interface PickProps {
  label: string
  icon: React.ReactNode
  choices: { value: string; label: string }[]
  onPick: (value: string) => void
}

function PickMenu({ label, icon, choices, onPick }: PickProps) {
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Button size="compact-sm" variant="default" leftSection={icon}>
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {choices.map(({ value, label }) => (
          <Menu.Item key={value} onClick={() => onPick(value)}>
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function Preview({ text, language, variables }: { text: string; language: string; variables: Variable[] }) {
  const { t } = useTranslation('macros')
  return (
    <section className={classes.preview} aria-label={t('form.preview')}>
      <p className={classes.previewTitle}>
        {t('form.preview')} · {t('form.preview_hint')}
      </p>
      <div lang={language} className={classes.previewText}>
        {text.trim() === '' ? (
          <span className={classes.quiet}>{t('form.preview_empty')}</span>
        ) : (
          previewOf(text, variables).map((part) => (
            <span key={part.at} data-part={part.kind}>
              {part.text}
            </span>
          ))
        )}
      </div>
    </section>
  )
}

/** A language in the reader's own words. */
function useLanguageName() {
  const { i18n } = useTranslation()
  const names = new Intl.DisplayNames([i18n.language === 'zh' ? 'zh-CN' : 'en'], { type: 'language' })
  return (code: string) => names.of(code) ?? code
}
