import fc from 'fast-check'
import { payloads } from './payloads.ts'

const words = (list: string): string[] => list.split(' ')

const TAGS = words(
  'p p p div div div div span span b b strong i em u font a a ul ol li li br br hr h1 h1 h3 blockquote center ul li',
)
const OTHER_TAGS = words(
  'P DIV Br s small code sub sup table tr td img pre svg template style form button dl dd x-y address',
)

const ATTRIBUTES = [
  'style="margin:0"',
  'style=\'color: red; FONT-FAMILY:"Segoe UI", Arial\'',
  'style="background:url(https://x.example/y);color:rgb(1,2,3)"',
  'style=""',
  'style=" margin:0 0 0 40px; border:none "',
  'style="margin-top:-9px;padding:1px\r\n 2px"',
  'href="https://shop.example"',
  'href="https://shop.example/?a=1&b=2&copy=3&amp;d"',
  'href=" //shop.example/x "',
  "href='mailto:a@shop.example?subject=%22x%22'",
  'href="javascript:alert(1)"',
  'href="java&#115;cript:alert(1)"',
  'href="https://"',
  'href=""',
  'dir="ltr"',
  'lang=" de "',
  'align="center"',
  'title="&quot;a&quot;&nbsp;&amp; b\u00a0"',
  'color="#ff0000"',
  'size="2"',
  'class="intro"',
  'class="gmail_quote"',
  'class="gmail_attr"',
  'class="x_yahoo_quoted"',
  'class="gmail_signature"',
  'id="body"',
  'target="_self"',
  'rel="opener"',
  'type="cite"',
  'cite="mid:1"',
  'data-marker="__QUOTED_TEXT__"',
  'data-x="1"',
]
const OTHER_ATTRIBUTES = [
  'id="appendonsend"',
  'tabindex="-1"',
  'style="border-top:1px solid #e1e1e1"',
  'data-quoted=""',
  'value=" 1 "',
  'src="https://x.example/y.png"',
  'onclick="alert(1)"',
  'is="x-y"',
  'DIR="RTL"',
  'dir="a" dir="b"',
  'dir=ltr',
  'nowrap',
  'title="a<b"',
  'title="&lt;b&gt;"',
  'title="-->"',
  'title="&copy"',
  'title="&copy;&unknown;"',
  'title="a"lang="b"',
  'style="&#10;color:red"',
  '/',
  '"',
  '=',
]

const TEXTS = [
  ...words('Hello world 中文 😀 1&2 a>b "x" {{x}} {x} https://bank.example www.bank.example:443 shop.example From:'),
  ...['\n', ' ', '\r\n', '\r', '\t', '  \n ', '\u00a0', '\u200b', ' & ', '&', '&amp;', '&nbsp;', '&lt;p&gt;', '&quot;'],
  ...['&#39;', '&#x1F600;', '&#8212;', '&auml;', '&shy;', '&hellip;'],
]
/** Whole elements of which random pieces would seldom make up all that counts. */
const LINKS = [
  '<a href="https://evil.example">www.bank.example</a>',
  '<a title="x" href="//evil.example/?a=1&b=2" class="yahoo_quoted">https://<b>bank</b>.example&nbsp;</a>',
  '<a href="https://evil.example" data-quoted="" >bank.example</a>',
  '<a href="https://www.bank.example">bank.example</a>',
  '<a href="https://[::1]">bank&period;example</a>',
  '<a href="https://b\u00fccher.example">\n b&uuml;cher.example </a>',
]
const OTHER_TEXTS = [
  ...[
    '&copy',
    '&ampx',
    '&#0;',
    '&#32;',
    '&#10;',
    '&#13;',
    '&#128;',
    '&#xD800;',
    '&#x110000;',
    '&#9999999;',
    '&#x',
    '&x;',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\f',
    '\u0085',
    '\ufeff',
    '\ud83d',
    '\ufffe',
    '<',
    '< ',
    '<3',
    '</',
    '<!',
    '<?',
    '</ p>',
    '<>',
  ],
]
const INJECTIONS = [
  ...[
    '<!-- x -->',
    '<!-->',
    '<![CDATA[x]]>',
    '<svg>',
    '<template>',
    '<style>',
    '</style>',
    '<math><mtext>',
    '<title>',
    '<x',
  ],
  ...[
    '</br>',
    '</p>',
    '</div>',
    '</a>',
    '<p>',
    '<a href="https://x.example">',
    '<li>',
    '<body class="x">',
    '</body>',
    '<html>',
  ],
  ...[
    '</html>',
    '<head>',
    '</head>',
    '<table>',
    '</ul>',
    '<p/>',
    '<br/>',
    '<hr />',
    '"',
    "'",
    '>',
    '</b >',
    '<b\n>',
    '<plaintext>',
  ],
]
const STARTS = [
  ...[
    '',
    '',
    '',
    '\n',
    ' \r\n\t',
    '\r',
    '<html><body>',
    '<HTML>\r\n<BODY bgcolor="#fff">\r\n',
    '<body>',
    '<html>',
    '<html> ',
  ],
  '<!DOCTYPE html>\n<html lang="de"><head><meta charset="utf-8"><title>a &amp; b</title></head>\n<body>\n',
  ' <!doctype html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd"><head> </head> ',
  ...[
    '<head></head>',
    '<html><head><title>x</title>\n<meta name="a" content="b"/></head>',
    '<html xmlns:o="x"> <body class="gmail_quote">',
  ],
  ...[
    '<head><style>p{}</style></head>',
    '<html><head><style type="text/css" style="display:none;"> P {margin-top:0;} a > b::x{{(" </style></head><body dir="ltr">',
    '<head><style><!-- p{} --></style></head>',
    '<head><style>@import "x.css";</style></head>',
    '<body onload="x()">',
    '<html><body><body>',
    '\ufeff',
    '<!doctype>',
    '<meta charset="utf-8">',
  ],
]
const ENDS = [
  ...[
    '',
    '',
    '',
    '\n',
    '</body></html>',
    '</body>\n</html>\r\n',
    '</html> ',
    '</BODY> ',
    ' </body> </html> ',
    '</body>x',
  ],
  ...['</html></body>', '</body></body>', '</head>', '</p>'],
]

const often = (usual: string[], unusual: string[]) =>
  fc.oneof({ weight: 40, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...unusual) })

interface Step {
  kind: 'open' | 'text' | 'close' | 'close another'
  tag: string
  attributes: string[]
  text: string
}
const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.oneof(
    { weight: 40, arbitrary: fc.constant('open' as const) },
    { weight: 40, arbitrary: fc.constant('text' as const) },
    { weight: 40, arbitrary: fc.constant('close' as const) },
    { weight: 1, arbitrary: fc.constant('close another' as const) },
  ),
  tag: often(TAGS, OTHER_TAGS),
  attributes: fc.uniqueArray(often(ATTRIBUTES, OTHER_ATTRIBUTES), {
    maxLength: 3,
    selector: (text) => text.split('=')[0],
  }),
  text: fc.oneof(
    { weight: 8, arbitrary: often(TEXTS, OTHER_TEXTS) },
    { weight: 1, arbitrary: fc.constantFrom(...LINKS) },
    { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  ),
})

/** Elements opened and mostly closed in their turn, in any order that comes, also where none may stand. */
function walked(steps: Step[]): string {
  const open: string[] = []
  const written = steps.map(({ kind, tag, attributes, text }) => {
    if (kind === 'text') return text
    if (kind === 'close another') return `</${tag}>`
    if (kind === 'close') return open.length > 0 ? `</${open.pop()}>` : ''
    if (!/^(?:br|hr|img)$/i.test(tag)) open.push(tag)
    return `<${[tag, ...attributes].join(' ')}>`
  })
  return (
    written.join('') +
    open
      .reverse()
      .map((tag) => `</${tag}>`)
      .join('')
  )
}

const document = fc
  .tuple(fc.constantFrom(...STARTS), fc.array(step, { maxLength: 14 }), fc.constantFrom(...ENDS))
  .map(([start, steps, end]) => start + walked(steps) + end)

const broken = fc
  .tuple(document, fc.nat(200), fc.nat(6), fc.constantFrom('', ...INJECTIONS, ...payloads.map(([, html]) => html)))
  .map(([html, at, drop, put]) => html.slice(0, at) + put + html.slice(at + drop))

/** Documents as plain mails have them, and such with something about them that is not plain. */
export const nearlyPlain = fc.oneof({ weight: 3, arbitrary: document }, { weight: 2, arbitrary: broken })
