import { FileButton } from '@mantine/core'
import { IconPhotoPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/icon-button.tsx'

/** Pictures and files from this machine, for those who do not paste or drop. */
export function FileControl({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('knowledge')
  return (
    <FileButton multiple onChange={onFiles}>
      {(button) => (
        <IconButton
          {...button}
          size={28}
          label={t('text.put_up')}
          icon={<IconPhotoPlus size={16} stroke={1.5} aria-hidden />}
        />
      )}
    </FileButton>
  )
}
