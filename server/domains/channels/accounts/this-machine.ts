import { isIP } from 'node:net'

/** Whether a server's name can only mean this machine, so that nothing said to it crosses a network. */
export const isThisMachine = (host: string): boolean =>
  host === 'localhost' || (isIP(host) > 0 && /^(127\.|::1$|::ffff:127\.)/.test(host))

/** The host of a server's URL as it is connected to. */
export const hostOf = ({ hostname }: URL): string => hostname.toLowerCase().replace(/^\[|\]$/g, '')
