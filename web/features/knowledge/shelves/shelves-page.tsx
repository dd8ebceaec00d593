import { Button } from '@mantine/core'
import { IconFolders, IconPuzzle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleBlock, ArticleCategory } from '../../../../server/domains/knowledge/shelves/contract.ts'
import { useMay } from '../../../lib/me.ts'
import { blocksQuery, categoriesQuery } from '../../../lib/queries/knowledge.ts'
import { EmptyState } from '../../../ui/states.tsx'
import { categoryName } from '../category-name.ts'
import shared from '../knowledge.module.css'
import { KnowledgePage } from '../knowledge-page.tsx'
import { Rows } from '../rows.tsx'
import { BlockDialog } from './block-dialog.tsx'
import { CategoryDialog } from './category-dialog.tsx'
import classes from './shelves.module.css'

/** The shelves of the help center, and the texts that stand in several articles. */
export function ShelvesPage() {
  const { t } = useTranslation('knowledge')
  return (
    <KnowledgePage title={t('place.shelves')} intro={t('shelves.intro')}>
      <Categories />
      <Blocks />
    </KnowledgePage>
  )
}

function Categories() {
  const { t, i18n } = useTranslation('knowledge')
  const may = useMay()('article.manage')
  const query = useQuery(categoriesQuery)
  const [open, setOpen] = useState<ArticleCategory | 'new' | null>(null)
  const all = query.data ?? []
  const rows = inTree(all)
  return (
    <section className={shared.group} aria-label={t('shelves.categories')}>
      <div className={classes.head}>
        <h2>{t('shelves.categories')}</h2>
        {may && (
          <Button size="compact-md" fz={13} variant="default" onClick={() => setOpen('new')}>
            {t('shelves.add_category')}
          </Button>
        )}
      </div>
      <Rows
        query={query}
        count={rows.length}
        label={t('shelves.categories')}
        empty={
          <EmptyState
            icon={<IconFolders size={22} stroke={1.5} aria-hidden />}
            title={t('shelves.no_categories')}
            hint={t('shelves.no_categories_hint')}
          />
        }
      >
        {rows.map(({ category, depth }) => (
          <li key={category.id}>
            <button
              type="button"
              className={`${shared.row} ${classes.row}`}
              style={{ paddingLeft: 14 + depth * 20 }}
              disabled={!may}
              onClick={() => setOpen(category)}
            >
              <span className={shared.matter}>
                <span className={shared.name}>{categoryName(category, i18n.language)}</span>
                <span className={shared.facts}>
                  <span>{Object.keys(category.names).join(' · ').toUpperCase()}</span>
                  {category.ticket_category && (
                    <span>
                      {t('shelves.answers', {
                        category: t(`category.${category.ticket_category}`, {
                          ns: 'app',
                          defaultValue: category.ticket_category,
                        }),
                      })}
                    </span>
                  )}
                </span>
              </span>
              <span className={`${shared.count} tabular`}>
                {t('shelves.articles', { count: category.article_count })}
              </span>
            </button>
          </li>
        ))}
      </Rows>
      {open && <CategoryDialog category={open === 'new' ? null : open} all={all} onClose={() => setOpen(null)} />}
    </section>
  )
}

function Blocks() {
  const { t } = useTranslation('knowledge')
  const may = useMay()('article.manage')
  const query = useQuery(blocksQuery)
  const [open, setOpen] = useState<ArticleBlock | 'new' | null>(null)
  const blocks = query.data ?? []
  return (
    <section className={shared.group} aria-label={t('shelves.blocks')}>
      <div className={classes.head}>
        <h2>{t('shelves.blocks')}</h2>
        {may && (
          <Button size="compact-md" fz={13} variant="default" onClick={() => setOpen('new')}>
            {t('shelves.add_block')}
          </Button>
        )}
      </div>
      <Rows
        query={query}
        count={blocks.length}
        label={t('shelves.blocks')}
        empty={
          <EmptyState
            icon={<IconPuzzle size={22} stroke={1.5} aria-hidden />}
            title={t('shelves.no_blocks')}
            hint={t('shelves.no_blocks_hint')}
          />
        }
      >
        {blocks.map((block) => (
          <li key={block.id}>
            <button
              type="button"
              className={`${shared.row} ${classes.row}`}
              disabled={!may}
              onClick={() => setOpen(block)}
            >
              <span className={shared.matter}>
                <code className={classes.blockName}>{`{{block:${block.name}}}`}</code>
                <span className={classes.excerpt}>{Object.values(block.texts)[0]}</span>
              </span>
              <span className={`${shared.count} tabular`}>{t('shelves.used', { count: block.used_in.length })}</span>
            </button>
          </li>
        ))}
      </Rows>
      {open && <BlockDialog block={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </section>
  )
}

/** Each shelf under the one it stands in, by place. */
function inTree(
  all: readonly ArticleCategory[],
  parent: string | null = null,
  depth = 0,
): { category: ArticleCategory; depth: number }[] {
  return all
    .filter(({ parent_id }) => parent_id === parent)
    .toSorted((a, b) => a.position - b.position)
    .flatMap((category) => [{ category, depth }, ...inTree(all, category.id, depth + 1)])
}
