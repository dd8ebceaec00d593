import { Alert, Button, Group, Skeleton } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Face, FrameworkSearch } from '../../lib/framework-search.ts'
import { latePart } from '../../lib/patiently.ts'
import type { Framework } from '../../lib/queries/desk.ts'
import { sayUndoable } from '../../lib/toasts.tsx'
import { ErrorState } from '../../ui/states.tsx'
import { type Draft, useDraft } from './draft.ts'
import { DraftBar } from './draft-bar.tsx'
import { FormFace } from './form/form-face.tsx'
import { useReading } from './use-reading.ts'

const YamlFace = latePart(() => import('./yaml/yaml-face.tsx').then((m) => ({ default: m.YamlFace })))
const ReviewDialog = latePart(() => import('./review/review-dialog.tsx').then((m) => ({ default: m.ReviewDialog })))

interface Props {
  inForce: Framework
  face: Face
  search: FrameworkSearch
  readOnly: boolean
  onGo: (search: FrameworkSearch) => void
}

/** One draft under both faces, and what is done with it. */
export function FrameworkEditor({ inForce, face, search, readOnly, onGo }: Props) {
  const { t } = useTranslation('framework')
  const { draft, isChanged, isOvertaken, change, start } = useDraft(inForce)
  const reading = useReading(draft.text)
  const [isReviewing, setReviewing] = useState(false)
  const fresh = { text: inForce.text, based_on: inForce.version.number }
  const discard = () => {
    start(fresh)
    sayUndoable(t('discarded'), { label: t('undo'), run: () => start(draft) })
  }
  return (
    <>
      {isOvertaken && (
        <Overtaken
          draft={draft}
          number={inForce.version.number}
          onCompare={() => setReviewing(true)}
          onGoOn={() => start({ ...draft, based_on: inForce.version.number })}
          onDiscard={discard}
        />
      )}
      {reading.trouble !== null && <ErrorState error={reading.trouble} />}
      {face === 'yaml' ? (
        <Suspense fallback={<Skeleton height={420} aria-label={t('yaml.loading')} />}>
          <YamlFace text={draft.text} reading={reading} readOnly={readOnly} line={search.line} onText={change} />
        </Suspense>
      ) : (
        <FormFace
          text={draft.text}
          reading={reading}
          readOnly={readOnly}
          path={search.path}
          onText={change}
          onMend={(line) => onGo({ face: 'yaml', line })}
        />
      )}
      {isChanged && !readOnly && (
        <DraftBar text={draft.text} reading={reading} onDiscard={discard} onReview={() => setReviewing(true)} />
      )}
      {isReviewing && (
        <Suspense>
          <ReviewDialog
            draft={draft}
            inForce={inForce}
            onClose={() => setReviewing(false)}
            onApplied={() => {
              setReviewing(false)
            }}
          />
        </Suspense>
      )}
    </>
  )
}

interface OvertakenProps {
  draft: Draft
  number: number
  onCompare: () => void
  onGoOn: () => void
  onDiscard: () => void
}

/** Somebody else has put a version in force under the draft: nothing is lost, and nothing is undone by accident. */
function Overtaken({ draft, number, onCompare, onGoOn, onDiscard }: OvertakenProps) {
  const { t } = useTranslation('framework')
  return (
    <Alert color="yellow" mb="sm" role="alert" icon={<IconAlertTriangle stroke={1.5} />}>
      {t('overtaken', { number, based_on: draft.based_on })} {t('overtaken_hint')}
      <Group gap="xs" mt="xs">
        <Button size="compact-sm" variant="default" onClick={onCompare}>
          {t('compare')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onGoOn}>
          {t('go_on')}
        </Button>
        <Button size="compact-sm" variant="subtle" color="gray" onClick={onDiscard}>
          {t('take_theirs')}
        </Button>
      </Group>
    </Alert>
  )
}
