import type { MarkdownParseHelpers, MarkdownToken } from '@tiptap/core'
import { Image } from '@tiptap/extension-image'
import { TableKit } from '@tiptap/extension-table'
import { Markdown } from '@tiptap/markdown'
import StarterKit from '@tiptap/starter-kit'
import { articleFileUrl } from './article-files.ts'

const OWN_FILE = 'file:'

/** Pictures of the article are named by their file in the text, and shown from where the desk may read it. */
const ArticleImage = Image.extend({
  renderHTML({ HTMLAttributes: { src, ...others } }) {
    const shown = typeof src === 'string' && src.startsWith(OWN_FILE) ? articleFileUrl(src.slice(OWN_FILE.length)) : src
    return ['img', { ...others, src: shown, 'data-src': src }]
  },
}).configure({ inline: true })

/**
 * A picture by itself stays a paragraph that holds it: read as a block of its own it would lose the blank line before it
 * inside a step, and be drawn in the line above.
 */
const Kit = StarterKit.extend({
  addExtensions() {
    return (this.parent?.() ?? []).map((extension) =>
      extension.name === 'paragraph'
        ? extension.extend({
            parseMarkdown: ({ tokens = [] }: MarkdownToken, { createNode, parseInline }: MarkdownParseHelpers) =>
              createNode('paragraph', undefined, parseInline(tokens)),
          })
        : extension,
    )
  },
})

/** Deep enough for what stands below `10. `; any list takes it. */
export const INDENTATION = { style: 'space', size: 4 } as const

/** What the rich face can show: all that Markdown can say and nothing more, so that every mark survives saving. */
export const richExtensions = [
  Kit.configure({
    underline: false,
    link: {
      openOnClick: false,
      protocols: ['file'],
      isAllowedUri: (uri, { defaultValidate }) =>
        uri.startsWith(OWN_FILE) || uri.startsWith('/') || defaultValidate(uri),
    },
  }),
  ArticleImage,
  TableKit.configure({ table: { resizable: false } }),
  Markdown.configure({ indentation: INDENTATION }),
]
