import { useState } from 'react'

export const FACES = ['rich', 'markdown', 'preview'] as const
export type Face = (typeof FACES)[number]

const STORAGE = 'sr.article-face'

/** How the text is shown: as its writer left it the last time; to those who may only read, as readers see it. */
export function useFace(mayChange: boolean) {
  const [face, setFace] = useState<Face>(() => (mayChange ? lastFace() : 'preview'))
  return {
    face,
    setFace: (next: Face) => {
      setFace(next)
      if (next !== 'preview') remember(next)
    },
  }
}

function lastFace(): Face {
  try {
    return localStorage.getItem(STORAGE) === 'markdown' ? 'markdown' : 'rich'
  } catch {
    return 'rich'
  }
}

function remember(face: Face) {
  try {
    localStorage.setItem(STORAGE, face)
  } catch {
    // Only a habit is lost.
  }
}
