import { Button, Group, Modal, NumberInput, Select, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleCategory } from '../../../../server/domains/knowledge/shelves/contract.ts'
import { patch, post, remove } from '../../../lib/api.ts'
import { languageName } from '../../../lib/words.ts'
import { categoryName } from '../category-name.ts'
import { useArticleAction } from '../panel/use-article-action.ts'
import { useHelpLanguages } from '../text-marks.tsx'
import classes from './shelves.module.css'

const TICKETS = ['technical', 'billing', 'account', 'feature_request'] as const

interface Props {
  category: ArticleCategory | null
  all: readonly ArticleCategory[]
  onClose: () => void
}

/** What a shelf is called in each language, where it stands, and whose tickets it answers. */
export function CategoryDialog({ category, all, onClose }: Props) {
  const { t, i18n } = useTranslation(['knowledge', 'app'])
  const { act, busy } = useArticleAction()
  const languages = useHelpLanguages()
  const [names, setNames] = useState<Record<string, string>>(category?.names ?? {})
  const [slug, setSlug] = useState('')
  const [parent_id, setParent] = useState(category?.parent_id ?? null)
  const [ticket_category, setTickets] = useState(category?.ticket_category ?? null)
  const [position, setPosition] = useState(category?.position ?? 0)
  const filled = Object.fromEntries(Object.entries(names).filter(([, name]) => name.trim() !== ''))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { names: filled, parent_id, ticket_category, position }
    const call = () =>
      category
        ? patch(`/knowledge/categories/${category.id}`, body)
        : post('/knowledge/categories', { ...body, slug: slug.trim() || slugOf(filled) })
    if (await act(call)) onClose()
  }
  const erase = async () => {
    if (category && (await act(() => remove(`/knowledge/categories/${category.id}`)))) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t(category ? 'shelves.edit_category' : 'shelves.add_category')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          {languages.map((code, at) => (
            <TextInput
              key={code}
              label={t('shelves.name_in', { language: languageName(code, i18n.language) })}
              value={names[code] ?? ''}
              maxLength={80}
              {...(at === 0 ? { 'data-autofocus': true } : {})}
              onChange={({ currentTarget: { value } }) => setNames({ ...names, [code]: value })}
            />
          ))}
          {!category && (
            <TextInput
              label={t('shelves.slug')}
              description={t('shelves.slug_hint')}
              placeholder={slugOf(filled)}
              value={slug}
              maxLength={60}
              onChange={(event) => setSlug(event.currentTarget.value)}
            />
          )}
          <Select
            label={t('shelves.parent')}
            clearable
            clearButtonProps={{ 'aria-label': t('app:common.clear') }}
            placeholder={t('shelves.no_parent')}
            data={all
              .filter(({ id }) => id !== category?.id)
              .map((one) => ({ value: one.id, label: categoryName(one, i18n.language) }))}
            value={parent_id}
            onChange={setParent}
          />
          <Select
            label={t('shelves.tickets')}
            description={t('shelves.tickets_hint')}
            clearable
            clearButtonProps={{ 'aria-label': t('app:common.clear') }}
            data={TICKETS.map((value) => ({ value, label: t(`app:category.${value}`) }))}
            value={ticket_category}
            onChange={setTickets}
          />
          <NumberInput
            label={t('shelves.position')}
            min={0}
            max={10_000}
            value={position}
            onChange={(value) => setPosition(Number(value) || 0)}
          />
        </Stack>
        <div className={classes.foot}>
          {category && category.article_count === 0 ? (
            <Button variant="subtle" color="red" disabled={busy} onClick={() => void erase()}>
              {t('shelves.delete')}
            </Button>
          ) : (
            <span />
          )}
          <Group gap="xs">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('app:common.cancel')}
            </Button>
            <Button type="submit" loading={busy} disabled={Object.keys(filled).length === 0}>
              {t('app:common.save')}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  )
}

/** What an address can hold, from the English name where there is one. */
const slugOf = (names: Record<string, string>) =>
  (names.en ?? Object.values(names)[0] ?? '')
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)
