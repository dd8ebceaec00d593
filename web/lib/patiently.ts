import { lazy } from 'react'

const TRY_AGAIN_MS = 5_000
/** Not twice within it: then something else is wrong, and the error page should say so. */
const RELOADED_WITHIN_MS = 60_000
const RELOADED = 'sr.reloaded'

/**
 * Fetches a part of the app, however long the network is away: browsers remember a part that could not be fetched as broken,
 * so while the network is known to be cut it is not even tried. Where the server answers and the part is not there, it was
 * upgraded, or the part is remembered as broken: a reload brings it, and drafts are kept. Throws when that was just tried.
 */
export async function patiently<Part>(load: () => Promise<Part>): Promise<Part> {
  while (!navigator.onLine && !(await isReachable())) await untilOnline()
  try {
    return await load()
  } catch (error) {
    while (!(await isReachable())) await untilOnline()
    return reload(error)
  }
}

/** `React.lazy`, for a part that may be asked for while the network is away. */
export const latePart: typeof lazy = (load) => lazy(() => patiently(load))

const isReachable = () =>
  fetch('/healthz', { cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )

const untilOnline = () =>
  new Promise<unknown>((resolve) => {
    setTimeout(resolve, TRY_AGAIN_MS)
    window.addEventListener('online', resolve, { once: true })
  })

function reload(error: unknown): Promise<never> {
  const last = Number(sessionStorage.getItem(RELOADED) ?? 0)
  if (Date.now() - last < RELOADED_WITHIN_MS) return Promise.reject(error)
  sessionStorage.setItem(RELOADED, String(Date.now()))
  window.location.reload()
  return new Promise(() => {})
}
