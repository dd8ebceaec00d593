import { MantineProvider } from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ApiError, onSignedOut } from '../lib/api.ts'
import { flushDrafts } from '../lib/drafts.ts'
import { createAppRouter } from './router.tsx'
import { theme } from './theme.ts'
import { tokens } from './tokens.ts'

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // A refusal does not become an agreement by asking again; only the network deserves a second try.
      retry: (times, error) =>
        times < 2 && error instanceof ApiError && (error.problem.status === 0 || error.problem.status >= 502),
      refetchOnWindowFocus: false,
    },
  },
})

const router = createAppRouter(client)

onSignedOut(() => {
  client.removeQueries({ queryKey: ['me'] })
  const { pathname, href } = router.state.location
  if (pathname !== '/sign-in') void router.navigate({ to: '/sign-in', search: { back: href } })
})

document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') flushDrafts()
})
window.addEventListener('online', flushDrafts)

export function Providers() {
  return (
    <MantineProvider theme={theme} cssVariablesResolver={tokens} defaultColorScheme="auto">
      <QueryClientProvider client={client}>
        <Notifications className="toasts" position="bottom-left" limit={3} containerWidth={380} zIndex={400} />
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
