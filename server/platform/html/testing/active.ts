import { JSDOM } from 'jsdom'

const LINK = /^(?:https?:\/\/|mailto:|tel:)/i
const SOURCE = /^(?:cid:|data:image\/(?:png|jpe?g|gif|webp|bmp);base64,)/i
const FORBIDDEN =
  'script,style,link,meta,base,iframe,frame,frameset,object,embed,applet,form,input,button,select,option,textarea,svg,math,' +
  'video,audio,source,track,picture,template,noscript,dialog,details,marquee,area,map,slot,portal,title,xmp,plaintext,image'
const FETCHES_OR_COVERS =
  /url|image|expression|import|behavio|binding|@|\\|position|z-index|transform|animation|:\s*-|var\(/i
const NAMES = new Set(
  'id name class srcset background poster ping action formaction xlink:href lowsrc dynsrc cite longdesc usemap tabindex is slot popover accesskey'.split(
    ' ',
  ),
)

/** What of some HTML could run, load, send or cover, as a browser's parser sees it. Empty when nothing does. */
export function activeParts(html: string): string[] {
  const { document } = new JSDOM(`<!doctype html><body>${html}`).window
  const found = [...document.body.querySelectorAll(FORBIDDEN)].map((element) => `<${element.localName}>`)
  for (const element of document.body.querySelectorAll('*')) {
    if (element.namespaceURI !== 'http://www.w3.org/1999/xhtml') found.push(`<${element.tagName}> of another language`)
    for (const { name, value } of element.attributes) if (isActive(name, value)) found.push(`${name}="${value}"`)
  }
  return [...found, ...(document.head.children.length > 0 ? ['something in the head'] : [])]
}

function isActive(name: string, value: string): boolean {
  if (name.startsWith('on') || NAMES.has(name)) return true
  if (name === 'href') return !LINK.test(value)
  if (name === 'src') return !SOURCE.test(value)
  if (name === 'data-remote-src') return !/^https?:\/\//i.test(value)
  return name === 'style' && FETCHES_OR_COVERS.test(value)
}
