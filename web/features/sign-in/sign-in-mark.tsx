import { useTranslation } from 'react-i18next'
import classes from './sign-in.module.css'

export function SignInMark() {
  const { t } = useTranslation()
  return (
    <div className={classes.mark}>
      <img src="/icon.svg" alt="" width={32} height={32} />
      <span>{t('app.name')}</span>
    </div>
  )
}
