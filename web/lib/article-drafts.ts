/** A text as it is being written, and the version it was made from. */
export interface ArticleDraft {
  title: string
  summary: string
  content: string
  based_on: number
  /** When it was last written on, in milliseconds. */
  at: number
}

export type ArticleWords = Pick<ArticleDraft, 'title' | 'summary' | 'content'>

const STORAGE = 'sr.article.'
const keyOf = (articleId: string, language: string) => `${STORAGE}${articleId}:${language}`

/** Text this browser holds that the server does not have yet: it survives a reload and leaving the page. */
export function keptArticle(articleId: string, language: string): ArticleDraft | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(articleId, language)) ?? 'null')
    return isDraft(kept) ? kept : null
  } catch {
    return null
  }
}

/** False when the browser refuses storage: then leaving the page would lose the text. */
export function keepArticle(articleId: string, language: string, draft: ArticleDraft): boolean {
  try {
    localStorage.setItem(keyOf(articleId, language), JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export function forgetArticle(articleId: string, language: string) {
  try {
    localStorage.removeItem(keyOf(articleId, language))
  } catch {
    // Nothing was kept where nothing can be.
  }
}

export const sameWords = (one: ArticleWords, other: ArticleWords) =>
  one.title === other.title && one.summary === other.summary && one.content === other.content

function isDraft(kept: unknown): kept is ArticleDraft {
  if (kept === null || typeof kept !== 'object') return false
  const { title, summary, content, based_on } = kept as Partial<ArticleDraft>
  return [title, summary, content].every((text) => typeof text === 'string') && Number.isInteger(based_on)
}
