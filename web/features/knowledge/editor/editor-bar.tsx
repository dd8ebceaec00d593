import { ActionIcon, Button, Tooltip } from '@mantine/core'
import {
  IconArrowLeft,
  IconColumns2,
  IconLayoutSidebarRightCollapse,
  IconLayoutSidebarRightExpand,
  IconPlus,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { sayUndoable } from '../../../lib/toasts.tsx'
import { languageName } from '../../../lib/words.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { keyText } from '../../../ui/key-caps.tsx'
import marks from '../text-marks.module.css'
import { textMarks, useHelpLanguages } from '../text-marks.tsx'
import classes from './editor.module.css'
import type { ArticleText } from './use-article-text.ts'
import { FACES, type Face } from './use-face.ts'

const icon = { size: 18, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  article: Article
  language: string
  text: ArticleText
  face: Face
  /** Whether the source stands beside; null where there is none. */
  beside: boolean | null
  panelShown: boolean
  onLanguage: (language: string) => void
  onFace: (face: Face) => void
  onBeside: (beside: boolean) => void
  onPanel: () => void
}

/** Back, the languages, how it is saved, how it is shown. */
export function EditorBar({ article, language, text, face, beside, panelShown, ...on }: Props) {
  const { t } = useTranslation('knowledge')
  const PanelIcon = panelShown ? IconLayoutSidebarRightCollapse : IconLayoutSidebarRightExpand
  return (
    <header className={classes.bar}>
      <Tooltip label={t('bar.back')}>
        <ActionIcon aria-label={t('bar.back')} renderRoot={(props) => <Link {...props} {...inKnowledge('articles')} />}>
          <IconArrowLeft {...icon} />
        </ActionIcon>
      </Tooltip>
      <span className={`${classes.number} tabular`}>#{article.number}</span>
      <Languages article={article} language={language} onLanguage={on.onLanguage} />
      {beside !== null && (
        <IconButton
          label={beside ? t('bar.hide_source') : t('bar.show_source')}
          pressed={beside}
          icon={<IconColumns2 {...icon} />}
          onClick={() => on.onBeside(!beside)}
        />
      )}
      <span className={classes.space} />
      <SavedLine text={text} />
      <Faces face={face} mayChange={article.may_change} onFace={on.onFace} />
      {article.may_change && (
        <Tooltip label={keyText('mod+s')}>
          <Button
            size="compact-md"
            fz={13}
            px={14}
            variant={text.dirty ? 'filled' : 'default'}
            loading={text.saving}
            data-disabled={!text.dirty || text.overtaken || undefined}
            aria-disabled={!text.dirty || text.overtaken}
            onClick={() => text.dirty && !text.overtaken && void text.save()}
          >
            {t('bar.save')}
          </Button>
        </Tooltip>
      )}
      <IconButton
        label={panelShown ? t('bar.hide_panel') : t('bar.show_panel')}
        expanded={panelShown}
        icon={<PanelIcon {...icon} />}
        onClick={on.onPanel}
      />
    </header>
  )
}

function Languages({ article, language, onLanguage }: Pick<Props, 'article' | 'language' | 'onLanguage'>) {
  const { t, i18n } = useTranslation('knowledge')
  const wanted = useHelpLanguages()
  return (
    <nav className={classes.languages} aria-label={t('bar.languages')}>
      {textMarks(article.texts, wanted).map(({ language: code, mark }) => {
        const name = languageName(code, i18n.language)
        return (
          <Tooltip key={code} label={t('mark.of', { language: name, mark: t(`mark.${mark}`) })}>
            <button
              type="button"
              className={`${classes.language} ${marks.mark}`}
              data-mark={mark}
              aria-current={code === language ? 'true' : undefined}
              aria-label={t(mark === 'missing' ? 'bar.translate' : 'bar.language', { code, language: name })}
              onClick={() => onLanguage(code)}
            >
              {mark === 'missing' && <IconPlus size={11} stroke={2} aria-hidden />}
              {code}
            </button>
          </Tooltip>
        )
      })}
    </nav>
  )
}

/** Whether the server has it, in words; what only this browser has is safe from a reload, and says so. */
function SavedLine({ text: { dirty, draft, saving, isKept, replace } }: { text: ArticleText }) {
  const { t } = useTranslation(['knowledge', 'app'])
  const state = saving ? 'saving' : !dirty ? 'saved' : isKept ? 'kept' : 'not_kept'
  const discard = () => {
    replace(null)
    sayUndoable(t('bar.discarded'), { label: t('app:common.undo'), run: () => replace(draft) })
  }
  return (
    <span className={classes.saved} data-state={state}>
      <span role="status">{t(`bar.${state}`)}</span>
      {dirty && !saving && (
        <button type="button" onClick={discard}>
          {t('bar.discard')}
        </button>
      )}
    </span>
  )
}

function Faces({ face, mayChange, onFace }: { face: Face; mayChange: boolean; onFace: (face: Face) => void }) {
  const { t } = useTranslation('knowledge')
  const offered = mayChange ? FACES : (['markdown', 'preview'] as const)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for forms; this switches at once
    <div className={classes.faces} role="group" aria-label={t('bar.faces')}>
      {offered.map((one) => (
        <button key={one} type="button" aria-pressed={face === one} onClick={() => onFace(one)}>
          {t(`face.${one}`)}
        </button>
      ))}
    </div>
  )
}
