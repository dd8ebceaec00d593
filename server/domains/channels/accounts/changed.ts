const listeners = new Set<() => void>()

/** Calls back after an account was changed on this node; others look by themselves. Returns how to stop. */
export function onAccountsChanged(heard: () => void): () => void {
  listeners.add(heard)
  return () => void listeners.delete(heard)
}

/** To be called after the change is committed. */
export function accountsChanged(): void {
  for (const heard of listeners) heard()
}
