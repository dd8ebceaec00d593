import { Chip } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CATEGORIES, type Category } from './resolution.ts'
import classes from './resolve.module.css'

interface Props {
  value: Category | null
  onChange: (category: Category) => void
  labelledBy: string
}

/** What it was about, one of four. */
export function CategoryField({ value, onChange, labelledBy }: Props) {
  const { t } = useTranslation()
  return (
    <Chip.Group
      value={value}
      onChange={(chosen) => {
        const category = CATEGORIES.find((known) => known === chosen)
        if (category) onChange(category)
      }}
    >
      <div className={classes.chips} role="radiogroup" aria-labelledby={labelledBy}>
        {CATEGORIES.map((category) => (
          <Chip
            key={category}
            value={category}
            size="sm"
            variant="light"
            radius="xl"
            classNames={{ label: classes.chip }}
          >
            {t(`category.${category}`)}
          </Chip>
        ))}
      </div>
    </Chip.Group>
  )
}
