import { Badge, Button, Menu, SegmentedControl, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowLeft,
  IconChartBar,
  IconDots,
  IconExternalLink,
  IconTrash,
} from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { inKnowledge } from '../../lib/knowledge-search.ts'
import { deleteTroubleshooter, type Fault } from '../../lib/queries/troubleshooters.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import classes from './editor.module.css'
import type { Panel } from './side-panel.tsx'
import type { Editor } from './use-editor.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  editor: Editor
  faults: Fault[]
  language: string
  drops: boolean
  may_change: boolean
  onLanguage: (language: string) => void
  onDrops: () => void
  onPanel: (panel: Panel) => void
}

/** What it is called, how it stands, and what can be done with the whole of it. */
export function EditorBar({ editor, faults, language, drops, may_change, onLanguage, onDrops, onPanel }: Props) {
  const { t } = useTranslation('troubleshooters')
  const { written, base, dirty, busy, can_undo } = editor
  const published = base.state === 'published' && !dirty
  return (
    <header className={classes.bar}>
      <Link {...inKnowledge('troubleshooters')} className={classes.back} aria-label={t('back')}>
        <IconArrowLeft {...icon} />
      </Link>
      <h1 className={classes.name}>{written.titles[language] || t('canvas.untitled')}</h1>
      <Badge size="sm" variant="light" color={base.state === 'published' ? 'green' : 'gray'}>
        {t(`state.${base.state}`)}
      </Badge>
      <span className={classes.saved} role="status">
        {dirty ? t('bar.unsaved') : t('bar.version', { number: base.version })}
      </span>
      {written.languages.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t('bar.language')}
          data={written.languages.map((code) => ({ value: code, label: code.toUpperCase() }))}
          value={language}
          onChange={onLanguage}
        />
      )}
      <div className={classes.deeds}>
        {may_change && (
          <IconButton
            label={t('bar.undo')}
            keys="z"
            variant="transparent"
            color="gray"
            disabled={!can_undo}
            icon={<IconArrowBackUp {...icon} />}
            onClick={editor.undo}
          />
        )}
        <IconButton
          label={t('bar.drop_off')}
          variant={drops ? 'light' : 'subtle'}
          color={drops ? undefined : 'gray'}
          pressed={drops}
          icon={<IconChartBar {...icon} />}
          onClick={onDrops}
        />
        <MoreMenu editor={editor} language={language} may_change={may_change} onPanel={onPanel} />
        {may_change && (
          <>
            <Button size="xs" variant="default" disabled={!dirty} loading={busy} onClick={() => void editor.save()}>
              {t('bar.save')}
            </Button>
            <Tooltip label={t('bar.publish_refused')} disabled={faults.length === 0}>
              <Button
                size="xs"
                disabled={published}
                loading={busy}
                onClick={() => (faults.length > 0 ? onPanel('faults') : void editor.publish())}
              >
                {t('bar.publish')}
              </Button>
            </Tooltip>
          </>
        )}
      </div>
    </header>
  )
}

type MenuProps = Pick<Props, 'editor' | 'language' | 'may_change' | 'onPanel'>

function MoreMenu({ editor, language, may_change, onPanel }: MenuProps) {
  const { t } = useTranslation('troubleshooters')
  const navigate = useNavigate()
  const { base, attempt } = editor
  const path = base.paths[language] ?? Object.values(base.paths)[0]
  const erase = async () => {
    const done = await attempt(async () => {
      await deleteTroubleshooter(base.id ?? '')
      return t('said.deleted', { title: base.titles[language] ?? '' })
    })
    if (done) await navigate({ ...inKnowledge('troubleshooters'), ignoreBlocker: true })
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <IconButton label={t('bar.more')} variant="subtle" color="gray" icon={<IconDots {...icon} />} />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onPanel('walk')}>{t('bar.walk')}</Menu.Item>
        <Menu.Item onClick={() => onPanel('faults')}>{t('bar.faults')}</Menu.Item>
        <Menu.Item onClick={() => onPanel('about')}>
          {t('bar.about')} · {t('bar.versions')}
        </Menu.Item>
        {path && (
          <Menu.Item component="a" href={path} target="_blank" leftSection={<IconExternalLink {...icon} />}>
            {t('bar.view')}
          </Menu.Item>
        )}
        {may_change && base.published_version !== null && (
          <Menu.Item onClick={() => void editor.withdraw()}>{t('bar.withdraw')}</Menu.Item>
        )}
        {may_change && base.published_version === null && (
          <Menu.Item color="red" leftSection={<IconTrash {...icon} />} onClick={() => void erase()}>
            {t('bar.delete')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
