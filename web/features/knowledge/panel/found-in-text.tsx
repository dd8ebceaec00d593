import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Article } from '../../../../server/domains/knowledge/contract.ts'
import { inKnowledge } from '../../../lib/knowledge-search.ts'
import { languageName } from '../../../lib/words.ts'
import { textMarks, useHelpLanguages } from '../text-marks.tsx'
import classes from './panel.module.css'
import { Section } from './section.tsx'

interface Props {
  article: Article
  onLanguage: (language: string) => void
}

/** Its languages, the steps found in it, and what stands near it. */
export function FoundInText({ article, onLanguage }: Props) {
  const { t } = useTranslation('knowledge')
  return (
    <>
      <Languages article={article} onLanguage={onLanguage} />
      <Section title={t('steps.title')} count={article.steps.length}>
        {article.steps.length === 0 ? (
          <p className={classes.quiet}>{t('steps.none')}</p>
        ) : (
          <ol className={classes.steps}>
            {article.steps.map(({ number, text, part }, at) => (
              <li key={`${number}${text}`}>
                {part && part !== article.steps[at - 1]?.part && <span className={classes.part}>{part}</span>}
                <span className="tabular">{number}.</span> {text}
              </li>
            ))}
          </ol>
        )}
      </Section>
      <Section title={t('related.title')} count={article.related_articles.length}>
        {article.related_articles.length === 0 && <p className={classes.quiet}>{t('related.none')}</p>}
        <ul className={classes.list}>
          {article.related_articles.map(({ id, title, shared_tags, same_category }) => (
            <li key={id}>
              <Link {...inKnowledge(`articles/${id}`)} className={classes.link}>
                {title}
              </Link>
              <span className={classes.quiet}>
                {[...shared_tags.map((tag) => `#${tag}`), ...(same_category ? [t('related.category')] : [])].join(
                  ' · ',
                )}
              </span>
            </li>
          ))}
        </ul>
      </Section>
    </>
  )
}

function Languages({ article, onLanguage }: Props) {
  const { t, i18n } = useTranslation('knowledge')
  const wanted = useHelpLanguages()
  return (
    <Section title={t('languages.title')}>
      <ul className={classes.list}>
        {textMarks(article.texts, wanted).map(({ language, mark }) => (
          <li key={language} className={classes.languageRow}>
            <span>{languageName(language, i18n.language)}</span>
            <span className={classes.quiet} data-mark={mark}>
              {t(`mark.${mark}`)}
            </span>
            <button type="button" className={classes.plain} onClick={() => onLanguage(language)}>
              {t(
                mark === 'missing'
                  ? 'languages.translate'
                  : mark === 'outdated'
                    ? 'languages.update'
                    : 'languages.open',
              )}
            </button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
