import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './account-form.module.css'

export function BackToAccounts() {
  const { t } = useTranslation('accounts')
  return (
    <Link to="/settings/accounts" className={classes.back}>
      <IconArrowLeft size={16} stroke={1.5} aria-hidden />
      {t('edit.back')}
    </Link>
  )
}
