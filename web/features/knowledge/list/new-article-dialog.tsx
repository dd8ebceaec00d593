import { Autocomplete, Button, Group, Modal, Select, Stack, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article, MakeArticle } from '../../../../server/domains/knowledge/contract.ts'
import { post } from '../../../lib/api.ts'
import { sectionName } from '../../../lib/article-outline.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { categoriesQuery, TEMPLATES, type TemplateName, templatesQuery } from '../../../lib/queries/knowledge.ts'
import { useProblemWords } from '../../../lib/use-problem-words.ts'
import { languageName } from '../../../lib/words.ts'
import { categoryName } from '../category-name.ts'
import { useHelpLanguages } from '../text-marks.tsx'
import classes from './articles.module.css'

type Choice = TemplateName | 'blank'

/** Which shelf an article of a kind usually stands on. */
const SHELF: Record<Choice, string> = {
  technical_troubleshooting: 'technical',
  account_management: 'account',
  billing_information: 'billing',
  blank: '',
}

/** A template, a title, a shelf and a language: then one writes. */
export function NewArticleDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['knowledge', 'app'])
  const form = useNewArticle()
  return (
    <Modal
      opened
      onClose={onClose}
      size={720}
      title={t('new.title')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form onSubmit={form.submit}>
        <Stack gap="md">
          <Templates chosen={form.template} language={form.language} onChoose={form.choose} />
          <TextInput
            label={t('new.name')}
            placeholder={t('new.name_hint')}
            value={form.title}
            maxLength={200}
            error={form.tried && !form.title.trim() && t('new.name_missing')}
            data-autofocus
            onChange={(event) => form.setTitle(event.currentTarget.value)}
          />
          <Where form={form} />
          {form.trouble && <p role="alert">{form.trouble}</p>}
          <Group justify="end" gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('app:common.cancel')}
            </Button>
            <Button type="submit" loading={form.busy}>
              {t('new.start')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function useNewArticle() {
  const { i18n } = useTranslation()
  const words = useProblemWords()
  const client = useQueryClient()
  const navigate = useNavigate()
  const languages = useHelpLanguages()
  const categories = useQuery(categoriesQuery).data ?? []
  const [template, setTemplate] = useState<Choice>('technical_troubleshooting')
  const [title, setTitle] = useState('')
  const [typed, setCategory] = useState<string | null>(null)
  const [chosen, setLanguage] = useState<string | null>(null)
  const [tried, setTried] = useState(false)
  const language = chosen ?? languages.find((one) => one === i18n.language) ?? languages[0] ?? i18n.language
  const shelf = categories.find(({ slug }) => slug === SHELF[template])
  const category = typed ?? (shelf ? categoryName(shelf, i18n.language) : SHELF[template])
  const make = useMutation({
    mutationFn: (body: MakeArticle) => post<Article>('/knowledge/articles', body),
    onSuccess: async (article) => {
      void client.invalidateQueries({ queryKey: ['knowledge'] })
      await navigate({ ...inKnowledge(`articles/${article.id}`), search: { language: article.language } })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!title.trim() || !category.trim()) return
    const named = categories.find((one) => categoryName(one, i18n.language) === category.trim())
    make.mutate({
      title: title.trim(),
      // Of a template the server makes the sections; what is blank needs something to begin with.
      content: template === 'blank' ? '…' : '',
      category: named?.slug ?? category.trim(),
      template: template === 'blank' ? null : template,
      language,
    })
  }
  return {
    ...{
      template,
      title,
      setTitle,
      category,
      categories,
      setCategory,
      language,
      languages,
      setLanguage,
      tried,
      submit,
    },
    choose: (next: Choice) => setTemplate(next),
    busy: make.isPending,
    trouble: make.error ? words(make.error) : null,
  }
}

interface TemplatesProps {
  chosen: Choice
  language: string
  onChoose: (choice: Choice) => void
}

function Templates({ chosen, language, onChoose }: TemplatesProps) {
  const { t } = useTranslation('knowledge')
  const templates = useQuery(templatesQuery).data
  return (
    <fieldset className={classes.templates}>
      <legend className="visually-hidden">{t('new.template')}</legend>
      {[...TEMPLATES, 'blank' as const].map((name) => {
        const template = name === 'blank' ? null : templates?.[name]
        return (
          <label key={name} className={classes.template} data-blank={name === 'blank' || undefined}>
            <input type="radio" name="template" checked={chosen === name} onChange={() => onChoose(name)} />
            <strong>{t(`template.${name}`)}</strong>
            {name === 'blank' && <p>{t('template.blank_hint')}</p>}
            {template && (
              <>
                <p>{t('template.tone', { tone: t(`template.tone_${name as TemplateName}`) })}</p>
                <ol>
                  {template.structure.map((section) => (
                    <li key={section}>{sectionName(section, language)}</li>
                  ))}
                </ol>
              </>
            )}
          </label>
        )
      })}
    </fieldset>
  )
}

function Where({ form }: { form: ReturnType<typeof useNewArticle> }) {
  const { t, i18n } = useTranslation('knowledge')
  const names = form.categories.map((one) => categoryName(one, i18n.language))
  const isNew = form.category.trim() !== '' && !names.includes(form.category.trim())
  return (
    <div className={classes.pair}>
      <Autocomplete
        label={t('new.category')}
        description={isNew ? t('new.category_new') : t('new.category_hint')}
        data={[...new Set(names)]}
        value={form.category}
        maxLength={60}
        error={form.tried && !form.category.trim() && t('new.category_missing')}
        onChange={form.setCategory}
      />
      <Select
        label={t('new.language')}
        description={t('new.language_hint')}
        data={form.languages.map((code) => ({ value: code, label: languageName(code, i18n.language) }))}
        value={form.language}
        allowDeselect={false}
        onChange={form.setLanguage}
      />
    </div>
  )
}
