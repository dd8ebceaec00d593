// Brings the help center into another page: a button at its edge, and behind it a panel to search, read and write to the desk.
//
//   <script src="https://desk.example/widget.js" data-language="en" data-accent="#3b5bdb" defer></script>
//
// Nothing covers the page until somebody asks for it; what they left open is open again on the next page of the same visit.
// It sets no cookie and reads nothing of the page it stands in. `window.helpCenter.open()` and `.close()` do the same as the button.
;(() => {
  const script = document.currentScript
  if (!script || window.helpCenter) return
  const { origin } = new URL(script.src)
  const { language = '', accent = '#1c2430', side = 'right' } = script.dataset
  const WORDS = {
    en: { open: 'Help', close: 'Close help', title: 'Help center' },
    zh: { open: '帮助', close: '关闭帮助', title: '帮助中心' },
  }
  const spoken = language || document.documentElement.lang || navigator.language
  const words = WORDS[spoken.slice(0, 2)] ?? WORDS.en
  const REMEMBERED = 'help-center-open'
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : '#1c2430'

  const memory = {
    // A page may have storage forbidden: then nothing is remembered, and everything else works.
    get isOpen() {
      try {
        return sessionStorage.getItem(REMEMBERED) === '1'
      } catch {
        return false
      }
    },
    set isOpen(value) {
      try {
        sessionStorage.setItem(REMEMBERED, value ? '1' : '0')
      } catch {}
    },
  }

  /** Black or white, whichever is read more easily on the colour (WCAG 2.2, relative luminance). */
  const textOn = (hex) => {
    const [red, green, blue] = [1, 3, 5].map((at) => {
      const part = parseInt(hex.slice(at, at + 2), 16) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.179 ? '#000' : '#fff'
  }

  const STYLE = `
    :host { all: initial; position: fixed; z-index: 2147483000; bottom: 20px; ${side === 'left' ? 'left' : 'right'}: 20px; }
    button { all: unset; box-sizing: border-box; min-width: 56px; height: 48px; padding: 0 20px; border-radius: 24px; cursor: pointer;
      display: flex; align-items: center; justify-content: center; margin-inline-start: auto; width: fit-content;
      font: 600 16px/1 system-ui, "PingFang SC", "Noto Sans SC", "Microsoft YaHei", sans-serif;
      color: ${textOn(colour)}; background: ${colour}; box-shadow: 0 2px 12px #0004; }
    button:focus-visible { outline: 3px solid ${colour}; outline-offset: 3px; }
    iframe { display: block; width: min(400px, calc(100vw - 40px)); height: min(620px, calc(100vh - 112px)); margin-bottom: 12px;
      border: 1px solid #8886; border-radius: 14px; background: Canvas; box-shadow: 0 12px 40px #0003; }
    iframe[hidden] { display: none; }
    @media print { :host { display: none; } }`

  const host = document.createElement('div')
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(STYLE)
  root.adoptedStyleSheets = [sheet]
  const button = document.createElement('button')
  button.type = 'button'
  root.append(button)
  let panel

  /** Made when it is first asked for: until then nothing is loaded. */
  const makePanel = () => {
    const frame = document.createElement('iframe')
    frame.id = 'panel'
    frame.title = words.title
    frame.src = `${origin}/help/${language ? `${encodeURIComponent(language)}/` : ''}panel`
    frame.setAttribute('referrerpolicy', 'origin')
    root.prepend(frame)
    button.setAttribute('aria-controls', 'panel')
    return frame
  }

  const show = (isOpen, { focus = true } = {}) => {
    if (isOpen) panel ??= makePanel()
    if (panel) panel.hidden = !isOpen
    button.textContent = isOpen ? words.close : words.open
    button.setAttribute('aria-expanded', String(isOpen))
    memory.isOpen = isOpen
    if (focus) (isOpen ? panel : button).focus()
  }
  const isOpen = () => button.getAttribute('aria-expanded') === 'true'

  button.addEventListener('click', () => show(!isOpen()))
  root.addEventListener('keydown', ({ key }) => key === 'Escape' && isOpen() && show(false))
  addEventListener('message', ({ origin: from, source, data }) => {
    if (from === origin && source === panel?.contentWindow && data === 'help-center:close') show(false)
  })
  show(memory.isOpen, { focus: false })
  document.body.append(host)
  window.helpCenter = { open: () => show(true), close: () => show(false) }
})()
