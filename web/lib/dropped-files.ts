import { useEffect, useRef, useState } from 'react'

const carriesFiles = ({ dataTransfer }: DragEvent) => dataTransfer?.types.includes('Files') ?? false
const isFileField = ({ target }: DragEvent) => target instanceof HTMLInputElement && target.type === 'file'

/**
 * Takes files that are let go anywhere on the page, unless a dialog lies over it or another place has taken them. Tells
 * whether some are held over the page. Null takes none.
 */
export function useDroppedFiles(take: ((files: File[]) => void) | null): boolean {
  const [held, setHeld] = useState(false)
  const latest = useRef(take)
  latest.current = take
  const takes = take !== null
  useEffect(() => {
    if (!takes) return
    const concerns = (event: DragEvent) =>
      carriesFiles(event) && !event.defaultPrevented && !document.querySelector('[aria-modal="true"]')
    const hold = (event: DragEvent) => {
      if (!concerns(event)) return
      event.preventDefault()
      setHeld(true)
    }
    const leave = ({ relatedTarget }: DragEvent) => relatedTarget === null && setHeld(false)
    const drop = (event: DragEvent) => {
      setHeld(false)
      if (!concerns(event)) return
      event.preventDefault()
      latest.current?.([...event.dataTransfer!.files])
    }
    document.addEventListener('dragover', hold)
    document.addEventListener('dragleave', leave)
    document.addEventListener('drop', drop)
    return () => {
      document.removeEventListener('dragover', hold)
      document.removeEventListener('dragleave', leave)
      document.removeEventListener('drop', drop)
    }
  }, [takes])
  return held
}

/** A file that misses its place would be opened by the browser, in place of everything. Until the returned function is called. */
export function keepFilesOut() {
  const refuse = (event: DragEvent) => {
    if (!carriesFiles(event) || event.defaultPrevented || isFileField(event)) return
    event.preventDefault()
    event.dataTransfer!.dropEffect = 'none'
  }
  window.addEventListener('dragover', refuse)
  window.addEventListener('drop', refuse)
  return () => {
    window.removeEventListener('dragover', refuse)
    window.removeEventListener('drop', refuse)
  }
}
