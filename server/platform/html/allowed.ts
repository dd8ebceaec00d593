const words = (names: string): string[] => names.split(' ')

/** Elements that only show text, pictures and tables. What is not here goes; its text stays, except that of scripts and styles. */
export const ALLOWED_TAGS = words(
  'a abbr acronym address article aside b bdi bdo big blockquote br caption center cite code col colgroup dd del dfn dir div ' +
    'dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i img ins kbd li main mark nav ol p pre q s samp ' +
    'section small span strike strong sub sup table tbody td tfoot th thead time tr tt u ul var wbr',
)

/** Attributes that describe how something looks or reads. None of them loads, runs, names or covers anything. */
export const ALLOWED_ATTRIBUTES = words(
  'align alt bgcolor border bordercolor cellpadding cellspacing char charoff clear color cols colspan compact datetime ' +
    'dir face frame headers height href hspace lang nowrap noshade reversed rowspan rows rules scope size span src start ' +
    'style summary title type valign value vspace width data-remote-src data-quoted',
)

/** Properties of an inline style that place text and colour it. Nothing that leaves its box: no position, no z-index. */
export const ALLOWED_PROPERTIES = new Set(
  words(
    'background background-color border border-bottom border-bottom-color border-bottom-left-radius border-bottom-right-radius ' +
      'border-bottom-style border-bottom-width border-collapse border-color border-left border-left-color border-left-style ' +
      'border-left-width border-radius border-right border-right-color border-right-style border-right-width border-spacing ' +
      'border-style border-top border-top-color border-top-left-radius border-top-right-radius border-top-style ' +
      'border-top-width border-width box-sizing caption-side clear color direction display empty-cells float font font-family ' +
      'font-size font-style font-variant font-weight height letter-spacing line-height list-style list-style-position ' +
      'list-style-type margin margin-bottom margin-left margin-right margin-top max-height max-width min-height min-width ' +
      'opacity overflow overflow-wrap padding padding-bottom padding-left padding-right padding-top table-layout text-align ' +
      'text-decoration text-decoration-color text-decoration-line text-decoration-style text-indent text-transform ' +
      'unicode-bidi vertical-align visibility white-space width word-break word-spacing word-wrap',
  ),
)
