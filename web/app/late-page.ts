import { lazyRouteComponent } from '@tanstack/react-router'
import { patiently } from '../lib/patiently.ts'

/** A page that is fetched when it is opened, or once the network is back. */
export const latePage: typeof lazyRouteComponent = (load, name) => lazyRouteComponent(() => patiently(load), name)
