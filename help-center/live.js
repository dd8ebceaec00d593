// Offers articles while somebody types: below the search field, and above the button of the contact form.
// Everything works without it.
{
  const PAUSE_MS = 180
  const FEWEST = 2

  /** Calls `ask` once the typing pauses, and `take` with its answer unless something newer was asked. */
  const whenQuiet = (ask, take) => {
    let timer
    let latest = 0
    return () => {
      clearTimeout(timer)
      const own = ++latest
      timer = setTimeout(async () => {
        const items = await ask().catch(() => [])
        if (own === latest) take(items)
      }, PAUSE_MS)
    }
  }

  const asked = async (url, request) => {
    const reply = await fetch(url, request)
    return reply.ok ? (await reply.json()).items : []
  }

  const linkTo = ({ path, title }, apart) => {
    const link = document.createElement('a')
    link.href = path
    link.textContent = title
    if (apart) link.target = '_blank'
    const item = document.createElement('li')
    item.append(link)
    return item
  }

  const offerBelow = (input) => {
    const form = input.form
    const list = document.createElement('ul')
    list.className = 'offers'
    list.hidden = true
    list.setAttribute('aria-label', form.querySelector('label').textContent)
    form.append(list)
    const show = (items) => {
      list.replaceChildren(...items.map((item) => linkTo(item)))
      list.hidden = items.length === 0 || !form.contains(document.activeElement)
    }
    const ask = () => {
      const q = input.value.trim()
      return q.length < FEWEST ? Promise.resolve([]) : asked(`${input.dataset.live}?q=${encodeURIComponent(q)}`)
    }
    input.addEventListener('input', whenQuiet(ask, show))
    form.addEventListener('focusout', (event) => {
      if (!form.contains(event.relatedTarget)) list.hidden = true
    })
    form.addEventListener('keydown', (event) => {
      const stops = [input, ...list.querySelectorAll('a')]
      const at = stops.indexOf(document.activeElement)
      if (event.key === 'Escape') {
        list.hidden = true
        input.focus()
      } else if (!list.hidden && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault()
        stops[(at + (event.key === 'ArrowDown' ? 1 : stops.length - 1)) % stops.length].focus()
      }
    })
  }

  const offerAbove = (box) => {
    const form = box.closest('form')
    const show = (items) => {
      const list = document.createElement('ul')
      list.className = 'list'
      list.append(...items.map((item) => linkTo(item, true)))
      const heading = document.createElement('h2')
      heading.textContent = box.dataset.title
      box.replaceChildren(...(items.length === 0 ? [] : [heading, list]))
      box.classList.toggle('answers', items.length > 0)
    }
    const ask = () => {
      const { subject, message, token } = form.elements
      const body = new URLSearchParams({ subject: subject.value, message: message.value, token: token.value })
      return asked(box.dataset.live, { method: 'POST', body })
    }
    const soon = whenQuiet(ask, show)
    form.elements.subject.addEventListener('input', soon)
    form.elements.message.addEventListener('input', soon)
  }

  // In the panel of another page Escape closes the panel, as it does outside of it.
  if (window.parent !== window)
    addEventListener('keydown', ({ key }) => key === 'Escape' && parent.postMessage('help-center:close', '*'))
  for (const input of document.querySelectorAll('input[data-live]')) offerBelow(input)
  for (const box of document.querySelectorAll('#live[data-live]')) offerAbove(box)
}
