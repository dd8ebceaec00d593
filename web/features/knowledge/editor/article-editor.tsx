import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { useCommands } from '../../../lib/commands.ts'
import { ArticlePanel } from './article-panel.tsx'
import { CameInBanner } from './came-in-banner.tsx'
import classes from './editor.module.css'
import { EditorBar } from './editor-bar.tsx'
import { SourceText } from './source-text.tsx'
import { TextFields } from './text-fields.tsx'
import { useArticleText } from './use-article-text.ts'
import { type Face, useFace } from './use-face.ts'

interface Props {
  article: Article
  language: string
  onLanguage: (language: string) => void
}

/** Writing on the left, what is known about the article on the right; a translation beside what it is made from. */
export function ArticleEditor({ article, language, onLanguage }: Props) {
  const { t } = useTranslation(['knowledge', 'app'])
  const text = useArticleText(article, language)
  const { face, setFace } = useFace(article.may_change)
  const [drawer, setDrawer] = useState(false)
  const [panel, setPanel] = useState(true)
  const narrow = useMediaQuery('(max-width: 1180px)', false, { getInitialValueInEffect: false })
  const source = article.source_language
  const [beside, setBeside] = useState(true)
  const isTranslation = language !== source
  useSaveCommand(text.save, article.may_change)
  const side = <ArticlePanel article={article} language={language} text={text} onLanguage={onLanguage} />
  const shown = narrow ? drawer : panel
  return (
    <div className={classes.editor}>
      <EditorBar
        {...{ article, language, text, face, onLanguage }}
        onFace={(next: Face) => setFace(next)}
        beside={isTranslation ? beside : null}
        onBeside={setBeside}
        panelShown={shown}
        onPanel={() => (narrow ? setDrawer(!drawer) : setPanel(!panel))}
      />
      <div className={classes.body} data-panel={(!narrow && panel) || undefined}>
        <div className={classes.desk} data-beside={(isTranslation && beside && !narrow) || undefined}>
          {isTranslation && beside && <SourceText articleId={article.id} language={source} />}
          <div className={classes.sheet}>
            {text.overtaken && <CameInBanner articleId={article.id} language={language} text={text} />}
            <TextFields article={article} language={language} text={text} face={face} onFace={setFace} />
          </div>
        </div>
        {!narrow && panel && (
          <aside className={classes.panel} aria-label={t('panel.label')}>
            {side}
          </aside>
        )}
      </div>
      {narrow && (
        <Drawer
          opened={drawer}
          onClose={() => setDrawer(false)}
          position="right"
          size={360}
          title={t('panel.label')}
          closeButtonProps={{ 'aria-label': t('app:common.close') }}
          padding={0}
          classNames={{ header: classes.drawerHead }}
        >
          {side}
        </Drawer>
      )}
    </div>
  )
}

function useSaveCommand(save: () => Promise<boolean>, may: boolean) {
  const { t } = useTranslation(['knowledge', 'app'])
  const latest = useRef(save)
  latest.current = save
  const commands = useMemo(() => {
    const run = () => void latest.current()
    const group = t('app:keys.group.write')
    return may ? [{ id: 'save_article', group, label: t('bar.save'), keys: 'mod+s', in_fields: true, run }] : []
  }, [t, may])
  useCommands(commands)
}
