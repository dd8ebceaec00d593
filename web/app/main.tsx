import '@fontsource-variable/inter/wght.css'
import '@mantine/core/styles.layer.css'
import '@mantine/notifications/styles.layer.css'
import './global.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { startI18n } from '../lib/i18n.ts'
import { Providers } from './providers.tsx'

reloadAfterUpgrade()
await startI18n()
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers />
  </StrictMode>,
)

/**
 * A server that was upgraded no longer has the old parts that this page fetches late. A reload brings the new ones;
 * drafts are kept. Not twice within a minute: then something else is wrong, and the error page should say so.
 */
function reloadAfterUpgrade() {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem('sr.reloaded') ?? 0)
    if (Date.now() - last < 60_000) return
    event.preventDefault()
    sessionStorage.setItem('sr.reloaded', String(Date.now()))
    window.location.reload()
  })
}
