import type { FoundArticle } from './queries/retrieval.ts'

type Linked = Pick<FoundArticle, 'id' | 'title' | 'path' | 'visibility'>

/** An article as it stands in a reply: what it is called and where it is. `site`: where customers find the help center. */
export const linkFor = ({ title, path }: Linked, site: string) => `${title}: ${site}${path}`

/** For colleagues, who may read it whatever its customers may. */
export const deskLinkFor = ({ id, title }: Linked) => `${title}: ${window.location.origin}/knowledge/articles/${id}`

/** Nobody outside could open it. */
export const isForDeskOnly = ({ visibility }: Pick<Linked, 'visibility'>) => visibility === 'internal'
