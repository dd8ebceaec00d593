import { route } from '../../../platform/http/route.ts'
import { ArticleDrawing, DrawText } from '../contract.ts'
import { DESK_FILES, drawMarkdown } from '../draw.ts'

export const drawingRoutes = [
  route.post(
    '/knowledge/drawings',
    {
      summary: 'A text as the help center would draw it; nothing is kept',
      may: 'article.read',
      body: DrawText,
      reply: ArticleDrawing,
    },
    async (ctx, { body: { content, language } }) => {
      const { html, plain, missing_blocks } = await drawMarkdown(ctx, content, { language, files: DESK_FILES })
      return { html, plain, missing_blocks }
    },
  ),
]
