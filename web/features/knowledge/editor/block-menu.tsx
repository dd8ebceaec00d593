import { Button, Menu } from '@mantine/core'
import { IconPuzzle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { blocksQuery } from '../../../lib/queries/knowledge.ts'

/** Text that stands in several articles, put in by its name. */
export function BlockMenu({ onInsert }: { onInsert: (text: string) => void }) {
  const { t } = useTranslation('knowledge')
  const blocks = useQuery(blocksQuery).data ?? []
  return (
    <Menu position="bottom-start" width={280}>
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="subtle"
          color="gray"
          leftSection={<IconPuzzle size={16} stroke={1.5} aria-hidden />}
        >
          {t('text.block')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown mah={320} style={{ overflowY: 'auto' }}>
        {blocks.length === 0 && <Menu.Label>{t('text.no_blocks')}</Menu.Label>}
        {blocks.map(({ id, name, texts }) => (
          <Menu.Item key={id} onClick={() => onInsert(`{{block:${name}}}`)}>
            {name}
            <span style={{ display: 'block', color: 'var(--sr-text-3)', fontSize: 12 }}>
              {Object.values(texts)[0]?.slice(0, 60)}
            </span>
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item renderRoot={(props) => <Link {...props} {...inKnowledge('shelves')} />}>
          {t('text.manage_blocks')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
