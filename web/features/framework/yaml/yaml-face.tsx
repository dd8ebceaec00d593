import { useId, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFindingWords } from '../use-finding-words.ts'
import type { Reading } from '../use-reading.ts'
import { CodeEditor, type CodeEditorHandle } from './code-editor.tsx'
import type { Remark } from './editor-setup.ts'
import { KeyHelp } from './key-help.tsx'
import classes from './yaml.module.css'

interface Props {
  text: string
  reading: Reading
  readOnly: boolean
  line: number | undefined
  onText: (text: string) => void
}

/** The framework as the text it is; what is wrong is told at its line while it is written. */
export function YamlFace({ text, reading, readOnly, line, onText }: Props) {
  const { t } = useTranslation('framework')
  const id = useId()
  const editor = useRef<CodeEditorHandle>(null)
  const [caret, setCaret] = useState(line ?? 1)
  const findingWords = useFindingWords()
  const remarks = useMemo(
    (): Remark[] => [
      ...reading.mistakes.map(({ path, message, line = 1 }) => ({
        ...{ line, severity: 'error' as const, message: path ? `${path}: ${message}` : message },
      })),
      ...reading.findings.flatMap((finding) =>
        finding.line === null
          ? []
          : [{ line: finding.line, severity: 'warning' as const, message: findingWords(finding) }],
      ),
    ],
    [reading.mistakes, reading.findings, findingWords],
  )
  return (
    <>
      <CodeEditor
        ref={editor}
        label={t('yaml.label')}
        describedBy={id}
        value={text}
        readOnly={readOnly}
        remarks={remarks}
        line={line}
        onText={onText}
        onPlace={setCaret}
      />
      <p id={id} className={classes.leave}>
        {t('yaml.leave')}
      </p>
      <KeyHelp
        text={text}
        line={caret}
        readOnly={readOnly}
        onInsert={(line, text) => editor.current?.insertBelow(line, text)}
      />
      <div role="status">
        {remarks.length > 0 && (
          <ul className={classes.remarks} aria-label={t('yaml.errors')}>
            {remarks.map(({ line, message, severity }) => (
              <li key={`${line} ${message}`} data-severity={severity}>
                <button type="button" onClick={() => editor.current?.goTo(line)}>
                  {t('yaml.line', { line })}
                </button>{' '}
                {message}
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  )
}
