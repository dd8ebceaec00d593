import { useMediaQuery } from '@mantine/hooks'

/** Beside the panel, over the conversation; on a phone there is no beside, so below. */
export const usePopoverSide = () =>
  useMediaQuery('(max-width: 600px)', false, { getInitialValueInEffect: false }) ? 'bottom-end' : 'left-start'
