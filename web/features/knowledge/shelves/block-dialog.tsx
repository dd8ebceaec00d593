import { Button, Group, Modal, Stack, Textarea, TextInput } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBlock } from '../../../../server/domains/knowledge/shelves/contract.ts'
import { post, put, remove } from '../../../lib/api.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { languageName } from '../../../lib/words.ts'
import shared from '../knowledge.module.css'
import { useArticleAction } from '../panel/use-article-action.ts'
import { useHelpLanguages } from '../text-marks.tsx'
import classes from './shelves.module.css'

/** A text that is written once and stands in several articles. */
export function BlockDialog({ block, onClose }: { block: ArticleBlock | null; onClose: () => void }) {
  const { t, i18n } = useTranslation(['knowledge', 'app'])
  const { act, busy } = useArticleAction()
  const languages = useHelpLanguages()
  const [name, setName] = useState(block?.name ?? '')
  const [texts, setTexts] = useState<Record<string, string>>(block?.texts ?? {})
  const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const body = { name: name.trim(), texts: filled }
    const call = () => (block ? put(`/knowledge/blocks/${block.id}`, body) : post('/knowledge/blocks', body))
    if (await act(call)) onClose()
  }
  const erase = async () => {
    if (block && (await act(() => remove(`/knowledge/blocks/${block.id}`)))) onClose()
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={620}
      title={t(block ? 'shelves.edit_block' : 'shelves.add_block')}
      closeButtonProps={{ 'aria-label': t('app:common.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack gap="sm">
          <TextInput
            label={t('shelves.block_name')}
            description={t('shelves.block_name_hint')}
            value={name}
            maxLength={60}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          {languages.map((code) => (
            <Textarea
              key={code}
              label={t('shelves.text_in', { language: languageName(code, i18n.language) })}
              autosize
              minRows={3}
              maxRows={12}
              maxLength={20_000}
              value={texts[code] ?? ''}
              onChange={({ currentTarget: { value } }) => setTexts({ ...texts, [code]: value })}
            />
          ))}
          {block && block.used_in.length > 0 && (
            <p className={shared.quiet}>
              {t('shelves.used_in')}{' '}
              {block.used_in.map(({ article_id, title }) => (
                <span key={article_id}>
                  <Link {...inKnowledge(`articles/${article_id}`)} className={shared.link}>
                    {title}
                  </Link>{' '}
                </span>
              ))}
            </p>
          )}
        </Stack>
        <div className={classes.foot}>
          {block && block.used_in.length === 0 ? (
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
            <Button type="submit" loading={busy} disabled={!name.trim() || Object.keys(filled).length === 0}>
              {t('app:common.save')}
            </Button>
          </Group>
        </div>
      </form>
    </Modal>
  )
}
