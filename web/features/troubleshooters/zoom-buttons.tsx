import { IconMinus, IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './tree.module.css'

const ZOOMS = [0.4, 0.55, 0.75, 1]
const icon = { size: 14, stroke: 1.5, 'aria-hidden': true } as const

/** How much of the tree is seen at once. */
export function ZoomButtons({ zoom, onZoom }: { zoom: number; onZoom: (zoom: number) => void }) {
  const { t } = useTranslation('troubleshooters')
  const at = ZOOMS.indexOf(zoom)
  const button = { variant: 'subtle', color: 'gray', size: 'sm' } as const
  return (
    <div className={classes.zoom}>
      <IconButton
        {...button}
        label={t('canvas.smaller')}
        disabled={at === 0}
        icon={<IconMinus {...icon} />}
        onClick={() => onZoom(ZOOMS[at - 1] ?? zoom)}
      />
      <output className="tabular">{`${Math.round(zoom * 100)} %`}</output>
      <IconButton
        {...button}
        label={t('canvas.larger')}
        disabled={at === ZOOMS.length - 1}
        icon={<IconPlus {...icon} />}
        onClick={() => onZoom(ZOOMS[at + 1] ?? zoom)}
      />
    </div>
  )
}
