import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { About } from '../panel/about.tsx'
import { Evidence } from '../panel/evidence.tsx'
import { FoundInText } from '../panel/found-in-text.tsx'
import classes from '../panel/panel.module.css'
import { Standing } from '../panel/standing.tsx'
import { Versions } from '../panel/versions.tsx'
import type { ArticleText } from './use-article-text.ts'

interface Props {
  article: Article
  language: string
  text: ArticleText
  onLanguage: (language: string) => void
}

/** What is known about an article: how it stands and what comes next, what readers say, and how it became what it is. */
export function ArticlePanel({ article, language, text, onLanguage }: Props) {
  const { t } = useTranslation('knowledge')
  const isThere = article.language === language
  return (
    <Tabs defaultValue="article" keepMounted={false} classNames={{ list: classes.tabs, tab: classes.tab }}>
      <Tabs.List aria-label={t('panel.label')}>
        <Tabs.Tab value="article">{t('panel.article')}</Tabs.Tab>
        <Tabs.Tab value="readers">{t('panel.readers')}</Tabs.Tab>
        {isThere && <Tabs.Tab value="versions">{t('panel.versions')}</Tabs.Tab>}
      </Tabs.List>
      <Tabs.Panel value="article">
        {isThere ? (
          <Standing article={article} text={text} />
        ) : (
          <p className={classes.first}>{t('panel.first_save')}</p>
        )}
        <About article={article} />
        <FoundInText article={article} onLanguage={onLanguage} />
      </Tabs.Panel>
      <Tabs.Panel value="readers">
        <Evidence article={article} />
      </Tabs.Panel>
      {isThere && (
        <Tabs.Panel value="versions">
          <Versions article={article} text={text} />
        </Tabs.Panel>
      )}
    </Tabs>
  )
}
